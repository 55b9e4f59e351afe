package io.hookswitch.call;

import io.hookswitch.call.Effect.News;

/** What happens when something took too long: orders are repeated, then given up; legs are compared with the switch. */
final class Timers {

  /** An order is given this often before it counts as failed. */
  static final int MOST_TRIES = 3;

  private Timers() {}

  static Step wake(Wake wake, Draft draft) {
    return switch (wake) {
      case Wake.OrderDue due -> orderDue(draft, due.order());
      case Wake.AuditDue due -> audit(draft);
      case Wake.ForgetDue due -> draft.call().over()
        ? tellEnded(draft).effect(new Effect.Forget()).done()
        : draft.done();
    };
  }

  static Step resume(Draft draft) {
    // The old owner may have died between keeping the state and telling of it.
    for (Party party : draft.call().parties()) {
      if (party.live()) draft.enlist(party.index());
      else if (party.endpoint().internal()) draft.effect(new Effect.Delist(party.index()));
    }
    if (draft.call().over()) return draft.wake(new Wake.ForgetDue()).done();
    draft
      .call()
      .orders()
      .keySet()
      .forEach(number -> draft.wake(new Wake.OrderDue(number)));
    // The owner before may have died between storing a state and telling of it.
    draft.tellAll(News.Status);
    return audit(draft);
  }

  private static Step orderDue(Draft draft, long number) {
    OrderInFlight order = draft.call().orders().get(number);
    if (order == null) return draft.done();
    Party party = draft.party(order.party());
    boolean outdated =
      order.order() instanceof SwitchOrder.Record record &&
      !RecordingCommands.stillWanted(party.recording(), record.to());
    if (!outdated && order.tries() < MOST_TRIES) return again(draft, number, order).done();
    giveUp(draft, number, order, "the switch did not confirm in time");
    return draft.done();
  }

  private static Draft again(Draft draft, long number, OrderInFlight order) {
    return switch (order.order()) {
      case SwitchOrder.Consult consult -> ConsultCommands.beginAgain(draft.replan(number, order), consult);
      case SwitchOrder.Merge merge when merge.moves().isEmpty() -> Merging.askForMerge(
        draft.replan(number, order),
        draft.party(order.party()),
        merge.purpose()
      );
      case SwitchOrder.Fork fork when !draft.call().temporary() -> Pulling.ask(draft.replan(number, order), fork);
      case SwitchOrder.Replace replace when draft.call().temporary() -> Pulling.pickedUp(draft.replan(number, order));
      default -> draft.repeat(number, order);
    };
  }

  /** The order has failed for good; what it leaves behind must not dangle. */
  static void giveUp(Draft draft, long number, OrderInFlight order, String reason) {
    draft.fail(other -> other == order, reason);
    switch (order.order()) {
      case SwitchOrder.Dial dial -> draft
        .call()
        .parties()
        .forEach(party -> Departures.leave(draft, party.index(), ReleaseCause.Failed));
      // Better a leg that the switch may still have than a call nobody can end.
      case SwitchOrder.Release release -> Departures.leave(draft, order.party(), ReleaseCause.Lost);
      case SwitchOrder.Redirect redirect -> {
        Departures.leave(draft, redirect.target().index(), ReleaseCause.Failed);
        draft.tell(order.party(), News.Failure);
      }
      case SwitchOrder.Join join -> {
        Departures.leave(draft, join.target().index(), ReleaseCause.Failed);
        draft.tell(order.party(), News.Failure);
      }
      case SwitchOrder.Monitor monitor -> Departures.leave(draft, monitor.supervisor().index(), ReleaseCause.Failed);
      case SwitchOrder.Consult consult -> {
        draft.effect(
          new Effect.Tell(consult.consulting().call(), new Crossing.PairEnded(consult.consulting(), consult.party()))
        );
        draft.tell(order.party(), News.Failure);
      }
      case SwitchOrder.Merge merge -> {
        Merging.notMerged(draft, merge, reason);
        draft.tell(order.party(), News.Failure);
      }
      case SwitchOrder.Fork fork when draft.call().temporary() -> Departures.leave(draft, 0, ReleaseCause.Failed);
      case SwitchOrder.Fork fork -> Pulling.drop(draft, order.party());
      case SwitchOrder.Replace replace when draft.call().temporary() -> Pulling.hangUp(draft);
      // Perhaps it did obey: where the leg is, only the switch knows.
      case SwitchOrder.Replace replace -> Pulling.drop(draft, order.party()).inspect(order.party());
      case SwitchOrder.Record record -> {
        RecordingCommands.failed(draft, order);
        draft.tell(order.party(), News.Failure);
      }
      default -> draft.tell(order.party(), News.Failure);
    }
  }

  private static Step audit(Draft draft) {
    if (draft.call().over()) return draft.done();
    tellEnded(draft);
    // A switch that has not heard of the call yet would report its legs as gone; the dial itself is repeated.
    if (
      draft
        .call()
        .orders()
        .values()
        .stream()
        .noneMatch(order -> SwitchFacts.begins(draft, order))
    ) {
      draft
        .call()
        .parties()
        .stream()
        .filter(party -> party.live() || expected(draft.call(), party))
        .forEach(party -> draft.inspect(party.index()));
    }
    return Pulling.check(draft).wake(new Wake.AuditDue()).done();
  }

  private static Draft tellEnded(Draft draft) {
    draft
      .call()
      .parties()
      .forEach(party -> {
        ConsultCommands.tellEnded(draft, party.index());
        Pulling.tellEnded(draft, party.index());
      });
    return draft;
  }

  /** A leg that should have been reported by now: nothing that would bring it about is on its way any more. */
  private static boolean expected(Call call, Party party) {
    return (
      party.state() == PartyState.Null &&
      !inFlight(call, SwitchOrder.Kind.Redirect) &&
      !inFlight(call, SwitchOrder.Kind.Join) &&
      !inFlight(call, SwitchOrder.Kind.Monitor) &&
      !inFlight(call, SwitchOrder.Kind.Merge)
    );
  }

  private static boolean inFlight(Call call, SwitchOrder.Kind kind) {
    return call
      .orders()
      .values()
      .stream()
      .anyMatch(order -> order.order().kind() == kind);
  }
}
