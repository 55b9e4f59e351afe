package io.hookswitch.policy;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Party;
import io.hookswitch.call.UserId;
import io.hookswitch.rules.CapabilityRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what other rules would change, case by case; thread-safe. */
final class ImpactCount {

  private final CapabilityRules before;
  private final CapabilityRules after;
  private final Instant at;
  private final Map<String, Long> gained = new TreeMap<>();
  private final Map<String, Long> lost = new TreeMap<>();
  private final List<Impact.Case> cases = new ArrayList<>();
  private long looked;
  private long changed;

  /** @param at the moment, as office hours go */
  ImpactCount(CapabilityRules before, CapabilityRules after, Instant at) {
    this.at = at;
    this.before = before;
    this.after = after;
  }

  /** All lists of a call that somebody has in front of him. */
  void add(Call call) {
    if (call.temporary()) return;
    for (Party party : call.parties()) {
      if (!party.live() || !party.endpoint().internal()) continue;
      UserId user = party.endpoint().subscriber().user();
      compare(
        call.id(),
        party.index(),
        user.toString(),
        party.state().name(),
        decision(call, party, user.tenant(), before),
        decision(call, party, user.tenant(), after)
      );
    }
  }

  private Decision decision(Call call, Party party, String tenant, CapabilityRules rules) {
    CapabilityRules own = rules.of(call.id());
    return own.decide(CallFacts.of(call, party, own.circumstances(tenant, at)));
  }

  /** The list of whoever has, or had, these facts. */
  void add(CallFacts facts) {
    compare(null, 0, "@" + facts.tenant(), facts.state().name(), before.decide(facts), after.decide(facts));
  }

  private synchronized void compare(CallId call, int party, String user, String state, Decision was, Decision is) {
    looked++;
    if (was.agrees(is)) return;
    changed++;
    Impact.Case one = Impact.Case.of(call, party, user, state, was, is);
    for (Operation operation : one.gained()) gained.merge(operation.name(), 1L, Long::sum);
    for (Operation operation : one.lost()) lost.merge(operation.name(), 1L, Long::sum);
    if (cases.size() < Impact.MOST) cases.add(one);
  }

  synchronized Impact impact() {
    return new Impact(looked, changed, gained, lost, cases);
  }
}
