package io.hookswitch.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as the switch's own list has it.
 *
 * @param sequence of the last event about the call when the list was made: the legs are as they were after it
 * @param changedAt when that was
 * @param began what the switch reported, or would have, when it began the call by itself and nobody has yet given it an
 *     order about it; {@code null} for any other call
 * @param legs that are up, also those that are still being reached; each index once
 */
public record SwitchCall(CallId call, long sequence, Instant changedAt, SwitchEvent began, List<SwitchLeg> legs) {
  public SwitchCall {
    legs = legs == null ? List.of() : List.copyOf(legs);
  }

  /** A call that is not on the list. */
  public static SwitchCall none(CallId call, Instant at) {
    return new SwitchCall(call, -1, at, null, List.of());
  }

  Optional<SwitchLeg> leg(int index) {
    return legs
      .stream()
      .filter(leg -> leg.index() == index)
      .findFirst();
  }
}
