package io.hookswitch.call;

import java.util.List;
import java.util.OptionalLong;

/**
 * The outcome of one input.
 *
 * @param next the call afterwards; the same object when nothing changed; {@code null} when there is none
 * @param effects what the shell does, in order; empty with a refusal
 * @param refusal why the command was not accepted, {@code null} when it was
 * @param awaits the number of the order that decides whether the command comes true, empty when it already has
 */
public record Step(Call next, List<Effect> effects, Refusal refusal, OptionalLong awaits) {
  static Step refuse(Call call, Refusal refusal) {
    return new Step(call, List.of(), refusal, OptionalLong.empty());
  }

  static Step unchanged(Call call) {
    return new Step(call, List.of(), null, OptionalLong.empty());
  }

  public boolean refused() {
    return refusal != null;
  }
}
