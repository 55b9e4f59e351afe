package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchLeg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The switch's calls as its list shows them. Legs on their way to another call are shown by neither. */
final class SimList {

  private SimList() {}

  /** Empty for a call of which no leg is up. */
  static Optional<SwitchCall> of(SimCall call) {
    List<SwitchLeg> up = call
      .legs()
      .stream()
      .filter(SimLeg::up)
      .map(leg -> new SwitchLeg(leg.index(), facts(call, leg)))
      .toList();
    if (up.isEmpty()) return Optional.empty();
    return Optional.of(new SwitchCall(call.id(), call.sequence(), changedAt(call), began(call), up));
  }

  /** Sequence numbers follow the clock, see {@link Turn}. */
  private static Instant changedAt(SimCall call) {
    long seconds = TimeUnit.MICROSECONDS.toSeconds(call.sequence());
    long micros = call.sequence() - TimeUnit.SECONDS.toMicros(seconds);
    return Instant.ofEpochSecond(seconds, TimeUnit.MICROSECONDS.toNanos(micros));
  }

  /** As {@link SimOrders#inspect} says it. */
  private static List<SwitchEvent> facts(SimCall call, SimLeg leg) {
    if (leg.state() == PartyState.Null) return List.of();
    PartyId party = call.party(leg);
    List<SwitchEvent> facts = new ArrayList<>();
    facts.add(Turn.inspected(leg, party, call.sequence()));
    if (leg.found()) facts.add(new SwitchEvent.Located(party, call.sequence(), leg.endpoint()));
    SimMonitors monitors = leg.monitors();
    if (monitors != null) {
      facts.add(new SwitchEvent.Monitors(party, call.sequence(), monitors.how(), monitors.userMuted()));
    }
    return facts;
  }

  /** No owner has acted on it, so it was begun by the switch, and perhaps nobody has heard. */
  private static SwitchEvent began(SimCall call) {
    Optional<SimLeg> caller = call.leg(0).filter(SimLeg::up);
    Optional<SimLeg> called = call.leg(1).filter(SimLeg::up);
    if (call.fence() != 0 || !call.taken().isEmpty() || caller.isEmpty() || called.isEmpty()) return null;
    Endpoint from = caller.get().endpoint();
    Endpoint to = called.get().endpoint();
    PartyId party = call.id().party(0);
    if (from.internal()) return new SwitchEvent.Placed(party, call.sequence(), tenant(from), from, to);
    return to.internal() ? new SwitchEvent.Offered(party, call.sequence(), tenant(to), from, to) : null;
  }

  private static String tenant(Endpoint phone) {
    return phone.subscriber().user().tenant();
  }
}
