package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchLeg;
import io.hookswitch.south.SwitchPage;
import io.hookswitch.south.sip.Leg.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The calls of this node, as they are now. */
final class SwitchList {

  private SwitchList() {}

  static SwitchPage of(Map<CallId, Live> calls, CallId after, int most) {
    List<SwitchCall> page = new ArrayList<>();
    for (Live live : new TreeMap<>(calls).values()) {
      CallId id = live.call().id();
      boolean up = live.call().legs().values().stream().anyMatch(Leg::up);
      if (!up || (after != null && id.compareTo(after) <= 0)) continue;
      if (page.size() == most) return new SwitchPage(page, Optional.of(page.getLast().call()));
      page.add(call(live));
    }
    return new SwitchPage(page, Optional.empty());
  }

  private static SwitchCall call(Live live) {
    SipCall call = live.call();
    List<SwitchLeg> legs = new ArrayList<>();
    for (Leg leg : call.legs().values()) {
      if (leg.up()) legs.add(new SwitchLeg(leg.index(), facts(call, leg, live.sequence())));
    }
    SwitchEvent began = call.offered() ? call.offer() : null;
    return new SwitchCall(call.id(), live.sequence(), live.changedAt(), began, legs);
  }

  private static List<SwitchEvent> facts(SipCall call, Leg leg, long sequence) {
    if (leg.phase() == Phase.WAITING || leg.phase() == Phase.CALLED) return List.of();
    List<SwitchEvent> facts = new ArrayList<>();
    Turn turn = new Turn(id -> call, line -> Set.of());
    Orders.inspect(turn, call.id().party(leg.index()));
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Report report) facts.add(report.fact().apply(report.party(), sequence));
    }
    return facts;
  }
}
