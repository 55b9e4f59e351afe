package io.hookswitch.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcome of one input.
 *
 * @param next the call afterwards; the same object when nothing changed; {@code null} when there is none
 * @param effects what the shell does, in order; empty with a refusal, with which the call may have changed all the same:
 *     that a named command was refused is remembered
 * @param refusal why the command was not accepted, {@code null} when it was
 * @param awaits the number of the order that decides whether the command comes true, empty when it already has
 * @param replayed the entry of the call's journal that answers, when the command has been here before
 */
public record Step(
  Call next,
  List<Effect> effects,
  Refusal refusal,
  OptionalLong awaits,
  Optional<JournalEntry> replayed
) {
  public Step(Call next, List<Effect> effects, Refusal refusal, OptionalLong awaits) {
    this(next, effects, refusal, awaits, Optional.empty());
  }

  static Step refuse(Call call, Refusal refusal) {
    return new Step(call, List.of(), refusal, OptionalLong.empty());
  }

  static Step unchanged(Call call) {
    return new Step(call, List.of(), null, OptionalLong.empty());
  }

  /** Whether the call is another than before, and has to be kept: not if the switch was heard to say nothing new. */
  public boolean changes(Call before) {
    return next != before && (before == null || next == null || next.version() != before.version());
  }

  public boolean refused() {
    return refusal != null;
  }
}
