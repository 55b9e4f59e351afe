package io.hookswitch.call;

import java.util.ArrayList;
import java.util.List;

/** How two calls become one: the consult call hands its parties over, the original takes them in and orders the switch. */
final class Merging {

  private Merging() {}

  /** Also asks once more, when nothing came of it. */
  static Draft askForMerge(Draft draft, Party me, Consultation purpose) {
    if (onConsultCall(draft, me)) return handOver(draft, me, purpose);
    PartyId other = me.pair().other();
    return draft.effect(new Effect.Tell(other.call(), new Crossing.MergeWanted(other, purpose)));
  }

  static Draft handOver(Draft draft, Party me, Consultation purpose) {
    List<Party> others = draft.call().others(me);
    PartyId original = me.pair().other();
    return draft.effect(
      new Effect.Tell(
        original.call(),
        new Crossing.Absorb(original, ConsultCommands.id(draft, me), purpose, others, draft.call().userData())
      )
    );
  }

  /** The original takes the parties in, invisible until the switch reports them here, and orders the merge. */
  static Step absorb(Draft draft, Crossing.Absorb absorb) {
    Party me = draft.call().party(absorb.original().index()).orElse(null);
    boolean paired = me != null && me.live() && me.pair() != null && me.pair().other().equals(absorb.consulting());
    if (!paired || absorb.parties().isEmpty()) return draft.done();
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.order() instanceof SwitchOrder.Merge merge && !merge.moves().isEmpty()) return draft.done();
    }
    if (absorb.purpose() == Consultation.Conference) draft.hostedBy(me);
    List<SwitchOrder.Move> moves = new ArrayList<>();
    for (Party party : absorb.parties()) {
      int index = draft.call().parties().size();
      PartyId was = absorb.consulting().call().party(party.index());
      draft.put(party.supervision() == null ? party.movingTo(index, was) : supervisorMoving(absorb, party, index, me));
      moves.add(new SwitchOrder.Move(was, draft.call().id().party(index)));
    }
    draft.userData(united(draft.call().userData(), absorb.userData()));
    SwitchOrder merge = new SwitchOrder.Merge(absorb.original(), absorb.consulting(), absorb.purpose(), moves);
    return draft.replace(merge, ConsultCommands.operationFor(absorb.purpose())).done();
  }

  /** Whoever monitors the consulting user there does so here; the others' new indices are in the order of the old. */
  private static Party supervisorMoving(Crossing.Absorb absorb, Party supervisor, int index, Party me) {
    int user = supervisor.supervision().user();
    int next = me.index();
    int first = index - absorb.parties().indexOf(supervisor);
    for (int at = 0; at < absorb.parties().size(); at++) {
      if (absorb.parties().get(at).index() == user) next = first + at;
    }
    PartyId was = absorb.consulting().call().party(supervisor.index());
    return supervisor.movingTo(index, was).with(supervisor.supervision().of(next));
  }

  /** What the consult call learned is added; what both know stays as the original has it. */
  private static List<UserDatum> united(List<UserDatum> original, List<UserDatum> consult) {
    List<UserDatum> all = new ArrayList<>(original);
    consult
      .stream()
      .filter(pair -> original.stream().noneMatch(known -> known.key().equals(pair.key())))
      .forEach(all::add);
    return all.size() <= Arguments.MOST_PAIRS ? all : original;
  }

  /** The merge has come true: a party that moved is alive on the original. */
  static void merged(Draft draft, OrderInFlight order, SwitchOrder.Merge merge) {
    draft.confirm(other -> other == order);
    List<Integer> moved = merge
      .moves()
      .stream()
      .map(move -> move.from().index())
      .toList();
    draft.effect(new Effect.Tell(merge.consulting().call(), new Crossing.Absorbed(merge.consulting(), moved)));
    ConsultCommands.unpair(draft, order.party());
  }

  static void notMerged(Draft draft, SwitchOrder.Merge merge, String reason) {
    if (merge.moves().isEmpty()) return;
    merge.moves().forEach(move -> Departures.leave(draft, move.to().index(), ReleaseCause.Failed));
    draft.effect(new Effect.Tell(merge.consulting().call(), new Crossing.NotMerged(merge.consulting(), reason)));
  }

  static Step absorbed(Draft draft, Crossing.Absorbed absorbed) {
    draft.confirm(order -> planned(order, absorbed.consulting().index()));
    for (int index : absorbed.parties()) {
      if (index >= draft.call().parties().size()) continue;
      Party party = draft.party(index);
      Departures.leave(draft, index, ReleaseCause.Moved);
      if (!party.recording().privacy() || draft.call().parent() == null) continue;
      // The pause may be younger than what was handed over, and its order may have come too late for the leg.
      CallId original = draft.call().parent();
      Crossing pause = new Crossing.PauseFollows(original, party.knownAs(draft.call().id()));
      draft.effect(new Effect.Tell(original, pause));
    }
    return draft.done();
  }

  /** A merge that was asked for, and not given to the switch by this call. */
  static boolean planned(OrderInFlight order, int party) {
    return order.order() instanceof SwitchOrder.Merge merge && merge.moves().isEmpty() && order.party() == party;
  }

  /** Whether the call is the second one of the party's pair; whoever was consulted may well consult from here. */
  static boolean onConsultCall(Draft draft, Party me) {
    return me.pair() != null && me.pair().other().call().equals(draft.call().parent());
  }
}
