package io.hookswitch.call;

import io.hookswitch.call.Verdict.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call against the switch's own list. What the list says of a leg counts as if the switch had just reported it, unless
 * the gateway has heard something newer. That the list does not name a leg is no proof (it may be older than the leg): the
 * switch is asked about that very leg, and its answer says how it ended. A leg that belongs to nobody is released, once it
 * is no longer young.
 */
final class Reconciliation {

  private final Call call;
  private final Comparison list;
  private final Timing timing;
  private final Instant at;

  private Reconciliation(Call call, Comparison list, Timing timing, Instant at) {
    this.call = call;
    this.list = list;
    this.timing = timing;
    this.at = at;
  }

  /** One for each leg that either side has. Changes nothing. */
  static List<Verdict> compare(Call call, Comparison list, Timing timing, Instant at) {
    return new Reconciliation(call, list, timing, at).verdicts();
  }

  static Step take(Call call, Comparison list, Timing timing, Instant at) {
    return new Reconciliation(call, list, timing, at).step();
  }

  private List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    CallId id = list.found().call();
    if (call != null) call
      .parties()
      .forEach(party -> of(party).ifPresent(why -> verdicts.add(new Verdict(id.party(party.index()), why))));
    for (SwitchLeg leg : list.found().legs()) {
      if (call == null || call.party(leg.index()).isEmpty()) verdicts.add(new Verdict(id.party(leg.index()), of(leg)));
    }
    return verdicts;
  }

  /** A party that has left, and whose leg has too, is nothing to talk about. */
  private Optional<Why> of(Party party) {
    Optional<SwitchLeg> leg = list.found().leg(party.index());
    if (party.state() == PartyState.Released) {
      return leg.map(up -> list.old(party.releasedAt(), at) ? Why.LEFT_BEHIND : Why.TOO_YOUNG);
    }
    return Optional.of(leg.map(up -> of(party, up)).orElseGet(() -> missing(party)));
  }

  private Why of(Party party, SwitchLeg leg) {
    // As old as the last event is not too old: one before it may have been missed.
    if (list.found().sequence() < party.seen() || leg.facts().isEmpty()) return Why.SAME;
    Draft draft = new Draft(call, call, timing, at);
    adopt(draft, party, leg);
    Party after = draft.party(party.index());
    boolean same = draft.call().with(after.seen(party.seen())).equals(call);
    return same ? Why.SAME : list.old(list.found().changedAt(), at) ? Why.MISSED_EVENTS : Why.TOO_YOUNG;
  }

  private Why missing(Party party) {
    if (!call.orders().isEmpty()) return Why.ORDER_UNDER_WAY;
    Instant appeared = party.joinedAt() == null ? call.createdAt() : party.joinedAt();
    return list.old(appeared, at) ? Why.GONE : Why.TOO_YOUNG;
  }

  /** Seen twice, and nothing has happened to it for a while. */
  private Why of(SwitchLeg stranger) {
    boolean settled = list.old(list.since(), at) && list.old(list.found().changedAt(), at);
    if (call != null && !call.orders().isEmpty()) return Why.ORDER_UNDER_WAY;
    if (!settled) return Why.TOO_YOUNG;
    if (call != null) return Why.NO_SUCH_PARTY;
    return list.found().began() == null ? Why.NO_SUCH_CALL : Why.UNHEARD_CALL;
  }

  private Step step() {
    List<Verdict> verdicts = verdicts();
    if (call == null) return unknown(verdicts);
    Draft draft = new Draft(call, call, timing, at);
    boolean finished = call.finished();
    for (Verdict verdict : verdicts) {
      int index = verdict.leg().index();
      switch (verdict.why()) {
        case MISSED_EVENTS -> list
          .found()
          .leg(index)
          .ifPresent(leg -> adopt(draft, draft.party(index), leg));
        case GONE -> draft.inspect(index);
        case LEFT_BEHIND -> draft.stray(index).dismiss(index);
        case NO_SUCH_PARTY -> draft.dismiss(index);
        case SAME, ORDER_UNDER_WAY, TOO_YOUNG -> {
        }
        case UNHEARD_CALL, NO_SUCH_CALL -> throw new IllegalStateException("the call is known: " + verdict);
      }
    }
    // A call that had come to its end asks nobody any more.
    if (finished && !draft.call().finished()) draft.wake(new Wake.AuditDue());
    return draft.done();
  }

  private Step unknown(List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(verdict -> verdict.why() == Why.UNHEARD_CALL)) return begin();
    List<Effect> releases = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict.why() != Why.NO_SUCH_CALL) continue;
      releases.add(
        new Effect.ToSwitch(unused(verdict.leg()), new SwitchOrder.Release(verdict.leg(), ReleaseCause.Hangup))
      );
    }
    return releases.isEmpty() ? Step.unchanged(null) : new Step(null, releases, null, OptionalLong.empty());
  }

  /** Nobody knows which numbers have been given to orders about a call that is forgotten; none was as high as this. */
  private long unused(PartyId leg) {
    return (at.toEpochMilli() << 8) + leg.index();
  }

  private Step begin() {
    Draft draft = SwitchFacts.begin(list.found().began(), timing, at);
    for (SwitchLeg leg : list.found().legs()) {
      if (draft.call().party(leg.index()).isPresent()) adopt(draft, draft.party(leg.index()), leg);
    }
    return draft.done();
  }

  private void adopt(Draft draft, Party before, SwitchLeg leg) {
    draft.put(draft.party(before.index()).seen(list.found().sequence()));
    leg.facts().forEach(fact -> SwitchFacts.hear(draft, before.index(), fact));
    SwitchFacts.conclude(draft, before, true);
  }
}
