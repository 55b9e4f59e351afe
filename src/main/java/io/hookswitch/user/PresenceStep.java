package io.hookswitch.user;

import java.util.List;

/**
 * The outcome of one input.
 *
 * @param next the presence afterwards; the same object when nothing changed
 * @param effects what the shell does, in order; empty when nothing changed
 * @param refusal why the input was not accepted, {@code null} when it was
 */
public record PresenceStep(Presence next, List<PresenceEffect> effects, PresenceRefusal refusal) {
  public boolean refused() {
    return refusal != null;
  }
}
