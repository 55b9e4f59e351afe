package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchOrder;
import java.util.List;

/** What a new owner of a call has to hear: what may have happened to its legs while it had none. */
final class Adoption {

  private Adoption() {}

  /**
   * @param known the call, as its new owner knows it
   * @param call as the switch has it
   */
  static List<SwitchOrder.Inspect> questions(Call known, SimCall call) {
    if (call.legs().isEmpty() && dialling(known)) return List.of();
    return known
      .parties()
      .stream()
      .filter(party -> party.state() != PartyState.Released)
      .filter(party -> !underWay(party, call) && !toCome(party, call))
      .map(party -> new SwitchOrder.Inspect(known.id().party(party.index())))
      .toList();
  }

  /**
   * The order that begins the call has not come yet, and is given again by its new owner: whoever were told now that there
   * are no legs would end the call, and then get them.
   */
  private static boolean dialling(Call known) {
    return known
      .orders()
      .values()
      .stream()
      .anyMatch(flight -> flight.order().kind() == SwitchOrder.Kind.Dial);
  }

  /**
   * A leg that nobody has heard of, here or in the gateway: the order that brings it about has not come yet. Whoever were
   * told that it is gone would take the order for failed. The owner asks after it when no such order is under way.
   */
  private static boolean toCome(Party party, SimCall call) {
    return party.state() == PartyState.Null && call.leg(party.index()).isEmpty();
  }

  private static boolean underWay(Party party, SimCall call) {
    return call
      .leg(party.index())
      .filter(leg -> leg.state() == PartyState.Null)
      .isPresent();
  }
}
