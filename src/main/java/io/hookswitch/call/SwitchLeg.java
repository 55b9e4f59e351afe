package io.hookswitch.call;

import java.util.List;

/**
 * A leg that is up, as the switch's own list has it.
 *
 * @param index of its party
 * @param facts what the switch would say if it were asked about the leg ({@link SwitchOrder.Inspect}); none while it is
 *     still being reached. Their numbers are of no importance, that of the {@link SwitchCall} counts
 */
public record SwitchLeg(int index, List<SwitchEvent> facts) {
  public SwitchLeg {
    facts = facts == null ? List.of() : List.copyOf(facts);
  }
}
