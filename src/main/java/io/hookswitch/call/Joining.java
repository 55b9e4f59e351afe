package io.hookswitch.call;

import java.util.List;

/**
 * A user transfers one call to another, each begun by itself. The first call asks the second for its parties and from
 * then on all is as with a pair ({@link Merging}). Both calls note the merge, so that neither is given away twice: the
 * first as an order that is not ready, the second as one that nobody here has asked for.
 */
final class Joining {

  private Joining() {}

  static Step begin(Draft draft, Party me, PartyId to) {
    if (me.pair() != null && me.pair().other().equals(to)) {
      return ConsultCommands.complete(draft, me, Consultation.Transfer);
    }
    SwitchOrder merge = new SwitchOrder.Merge(ConsultCommands.id(draft, me), to, Consultation.Transfer, List.of());
    return ask(draft.plan(merge, Operation.CompleteTransfer, List.of()), me, to).done();
  }

  private static Draft ask(Draft draft, Party me, PartyId to) {
    UserId user = me.endpoint().subscriber().user();
    return draft.effect(
      new Effect.Tell(to.call(), new Crossing.TransferWanted(to, ConsultCommands.id(draft, me), user))
    );
  }

  /** Nothing came of an order that is not ready. */
  static Draft askAgain(Draft draft, OrderInFlight order, SwitchOrder.Merge merge) {
    if (reserved(order)) return draft;
    Party me = draft.party(order.party());
    return paired(draft, merge) ? Merging.askForMerge(draft, me, merge.purpose()) : ask(draft, me, merge.consulting());
  }

  /** On the second call: hands its parties over, or says why not. */
  static Step wanted(Draft draft, Crossing.TransferWanted wanted) {
    PartyId original = wanted.original();
    Party me = draft.call().party(wanted.consulting().index()).orElse(null);
    if (me == null || !me.live() || !belongs(me, wanted.user())) {
      return refuse(draft, original, "the other call is not there").done();
    }
    if (me.state() == PartyState.Ringing || me.personality() == Personality.ClickToDial) {
      return refuse(draft, original, "the phone has not been picked up for the other call").done();
    }
    if (draft.call().others(me).isEmpty()) return refuse(draft, original, "nobody is on the other call").done();
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.party() != me.index() || !(order.order() instanceof SwitchOrder.Merge merge)) continue;
      boolean again = reserved(order) && merge.consulting().equals(original);
      return again
        ? Merging.handOver(draft, me, original, Consultation.Transfer).done()
        : refuse(draft, original, Refusal.Why.IN_PROGRESS.name()).done();
    }
    draft.reserve(new SwitchOrder.Merge(wanted.consulting(), original, Consultation.Transfer, List.of()));
    return Merging.handOver(draft, me, original, Consultation.Transfer).done();
  }

  private static boolean belongs(Party me, UserId user) {
    return me.endpoint().internal() && me.endpoint().subscriber().user().equals(user);
  }

  private static Draft refuse(Draft draft, PartyId original, String reason) {
    return draft.effect(new Effect.Tell(original.call(), new Crossing.NotMerged(original, reason)));
  }

  /** Whether the first call still wants what the second one hands over. */
  static boolean expects(Draft draft, Party me, Crossing.Absorb absorb) {
    if (me == null || !me.live()) return false;
    return draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(
        order ->
          order.party() == me.index() &&
          !reserved(order) &&
          order.order() instanceof SwitchOrder.Merge merge &&
          merge.consulting().equals(absorb.consulting())
      );
  }

  /** Too late: the second call keeps its parties. */
  static Draft decline(Draft draft, Crossing.Absorb absorb) {
    return draft.effect(
      new Effect.Tell(
        absorb.consulting().call(),
        new Crossing.NotMerged(absorb.consulting(), "the transfer is not wanted any more")
      )
    );
  }

  /** Whether the order is only noted here and given by the other call. */
  static boolean reserved(OrderInFlight order) {
    return order.operation() == null && order.order() instanceof SwitchOrder.Merge merge && merge.moves().isEmpty();
  }

  static boolean paired(Draft draft, SwitchOrder.Merge merge) {
    Party me = draft.party(merge.party().index());
    return me.pair() != null && me.pair().other().equals(merge.consulting());
  }

  /** The other call has nobody to hand over, or does not want what it asked for; nobody here has asked for a reservation. */
  static Draft notMerged(Draft draft, Crossing.NotMerged not) {
    int index = not.consulting().index();
    draft.fail(order -> reserved(order) && order.party() == index, not.reason());
    return draft.abandon(order -> Merging.planned(order, index), not.reason());
  }

  /** The user's leg is gone while its transfer was under way: the other call need not wait. */
  static void left(Draft draft, int index) {
    for (OrderInFlight order : draft.call().orders().values()) {
      if (
        order.party() != index || !(order.order() instanceof SwitchOrder.Merge merge) || paired(draft, merge)
      ) continue;
      refuse(draft, merge.consulting(), "the other call has ended");
    }
  }
}
