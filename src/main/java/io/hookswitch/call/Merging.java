package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
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
    return handOver(draft, me, me.pair().other(), purpose);
  }

  static Draft handOver(Draft draft, Party me, PartyId original, Consultation purpose) {
    List<Party> others = draft.call().others(me);
    return draft
      .goingInto(original.call())
      .effect(
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
    if (!paired && !Joining.expects(draft, me, absorb)) return Joining.decline(draft, absorb).done();
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.order() instanceof SwitchOrder.Merge merge && !merge.moves().isEmpty()) return draft.done();
    }
    if (draft.call().ordered(me.index(), Operation.SingleStepTransfer)) {
      return tellNotMerged(draft, absorb.consulting(), "the user is being taken off the original call").done();
    }
    boolean room = draft.call().parties().size() + absorb.parties().size() <= Arguments.MOST_PARTIES;
    if (absorb.parties().isEmpty() || !room) {
      String reason = room ? "nobody would come to the call" : "the call has had too many parties";
      draft.abandon(order -> planned(order, me.index()), reason);
      return tellNotMerged(draft, absorb.consulting(), reason).done();
    }
    if (absorb.purpose() == Consultation.Conference) draft.hostedBy(me);
    List<SwitchOrder.Move> moves = new ArrayList<>();
    for (Party party : absorb.parties()) {
      int index = draft.call().parties().size();
      PartyId was = absorb.consulting().call().party(party.index());
      draft.put(party.supervision() == null ? party.movingTo(index, was) : supervisorMoving(absorb, party, index, me));
      moves.add(new SwitchOrder.Move(was, draft.call().id().party(index)));
    }
    SwitchOrder merge = new SwitchOrder.Merge(absorb.original(), absorb.consulting(), absorb.purpose(), moves);
    draft.takingIn(absorb.consulting().call());
    return draft.replace(merge, ConsultCommands.operationFor(absorb.purpose()), absorb.userData()).done();
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
    draft.joinedWith(merge.consulting().call());
    Party me = draft.party(order.party());
    if (me.pair() != null && me.pair().other().equals(merge.consulting())) ConsultCommands.unpair(draft, me.index());
    List<UserDatum> known = draft.call().userData();
    List<UserDatum> all = united(known, order.userData());
    if (!all.equals(known)) draft.userData(all).tellAll(News.UserData);
  }

  /**
   * The switch has refused an order. A merge mostly because others were on the consult call than had been named, for a
   * supervisor has joined or somebody has left meanwhile: whoever is there now is asked for, up to as often as any order
   * is given. False when that is of no use.
   */
  static boolean refused(Draft draft, long number, OrderInFlight order) {
    if (!(order.order() instanceof SwitchOrder.Merge merge) || merge.moves().isEmpty()) return false;
    Party me = draft.party(order.party());
    boolean paired = me.pair() != null && me.pair().other().equals(merge.consulting());
    if (!paired || order.tries() >= Timers.MOST_TRIES) return false;
    merge.moves().forEach(move -> Departures.leave(draft, move.to().index(), ReleaseCause.Failed));
    SwitchOrder planned = new SwitchOrder.Merge(merge.party(), merge.consulting(), merge.purpose(), List.of());
    askForMerge(draft.planAgain(number, order, planned), me, merge.purpose());
    return true;
  }

  static void notMerged(Draft draft, SwitchOrder.Merge merge, String reason) {
    boolean paired = Joining.paired(draft, merge);
    if (merge.moves().isEmpty() && paired) return;
    merge.moves().forEach(move -> Departures.leave(draft, move.to().index(), ReleaseCause.Failed));
    tellNotMerged(draft, merge.consulting(), reason);
  }

  static Draft tellNotMerged(Draft draft, PartyId consulting, String reason) {
    return draft.effect(new Effect.Tell(consulting.call(), new Crossing.NotMerged(consulting, reason)));
  }

  static Step absorbed(Draft draft, Crossing.Absorbed absorbed) {
    draft.confirm(order -> planned(order, absorbed.consulting().index()));
    for (int index : absorbed.parties()) {
      if (index < draft.call().parties().size()) Departures.leave(draft, index, ReleaseCause.Moved);
    }
    return draft.done();
  }

  /** A switch that has forgotten a leg, with the user's own gone into a merge: a merge takes all others along. */
  static ReleaseCause understood(Call call, ReleaseCause cause) {
    ReleaseCause users = call.at(0).cause();
    long talkers = call
      .parties()
      .stream()
      .filter(party -> party.supervision() == null)
      .count();
    // With more than the consulted one it may have been a transfer in one step, after which the call goes on here.
    boolean merged = users == ReleaseCause.Conferenced || (users == ReleaseCause.Transferred && talkers == 2);
    return cause == ReleaseCause.Lost && call.type() == CallType.Consult && merged ? ReleaseCause.Moved : cause;
  }

  /** A merge that was asked for, or that another call has asked for, and not given to the switch by this call. */
  static boolean planned(OrderInFlight order, int party) {
    return order.order() instanceof SwitchOrder.Merge merge && merge.moves().isEmpty() && order.party() == party;
  }

  /** Whether the call is the second one of the party's pair; whoever was consulted may well consult from here. */
  static boolean onConsultCall(Draft draft, Party me) {
    return me.pair() != null && me.pair().other().call().equals(draft.call().parent());
  }
}
