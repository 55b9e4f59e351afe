package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.util.List;

/** What happens when something took too long: orders are repeated, then given up; legs are compared with the switch. */
final class Timers {

  /** An order is given this often before it counts as failed. */
  static final int MOST_TRIES = 3;
  private static final String SILENCE = "the switch did not confirm in time";

  private Timers() {}

  static Step wake(Wake wake, Draft draft) {
    return switch (wake) {
      case Wake.OrderDue due -> orderDue(draft, due.order());
      case Wake.AuditDue due -> audit(draft, due.listed());
      case Wake.ForgetDue due -> forget(draft);
    };
  }

  /** @param reported whether the switch reports, or has, how all legs are */
  static Step resume(Draft draft, boolean reported) {
    // The old owner may have died between keeping the state and telling of it.
    for (Party party : draft.call().parties()) {
      if (party.live()) draft.enlist(party.index());
      else if (!party.endpoint().internal()) continue;
      else if (draft.call().goesOnWithout(party)) draft.effect(new Effect.Detach(party.index()));
      else draft.effect(new Effect.Delist(party.index()));
    }
    if (draft.call().finished()) return draft.wake(new Wake.ForgetDue()).done();
    draft
      .call()
      .orders()
      .keySet()
      .forEach(number -> draft.wake(new Wake.OrderDue(number)));
    // The owner before may have died between storing a state and telling of it.
    draft.tellAll(News.Status);
    draft
      .call()
      .parties()
      .forEach(party -> SupervisionCommands.missed(draft, party));
    return audit(draft, reported);
  }

  /**
   * What has to be told again until it is heard is told for three times the time of others. Who left a call to others is
   * shown it until that is over, wherever they went: it is asked for each time, and answers when it is over or unknown.
   */
  private static Step forget(Draft draft) {
    if (!draft.call().finished()) return draft.done();
    tellEnded(draft);
    boolean more = draft
      .call()
      .parties()
      .stream()
      .filter(party -> RecordingCommands.tellPause(draft, party))
      .anyMatch(party -> draft.within(3, party.releasedAt()));
    boolean awaits = Departures.awaitsEnd(draft.call());
    if (awaits) Departures.askForEnd(draft);
    if (more || awaits) return draft.wake(new Wake.ForgetDue()).done();
    return Departures.close(draft).effect(new Effect.Forget()).done();
  }

  private static Step orderDue(Draft draft, long number) {
    OrderInFlight order = draft.call().orders().get(number);
    if (order == null) return draft.done();
    Party party = draft.party(order.party());
    boolean outdated =
      order.order() instanceof SwitchOrder.Record record &&
      !RecordingCommands.stillWanted(party.recording(), record.to());
    if (!outdated && order.tries() < MOST_TRIES) return again(draft, number, order).done();
    noAnswer(draft, number, order);
    return draft.done();
  }

  private static Draft again(Draft draft, long number, OrderInFlight order) {
    return switch (order.order()) {
      case SwitchOrder.Consult consult -> ConsultCommands.begin(draft.replan(number, order), consult, order.userData());
      case SwitchOrder.Merge merge when merge.moves().isEmpty() -> Joining.askAgain(
        draft.replan(number, order),
        order,
        merge
      );
      case SwitchOrder.Fork fork when !draft.call().temporary() -> Pulling.ask(draft.replan(number, order), fork);
      case SwitchOrder.Replace replace when draft.call().temporary() -> Pulling.pickedUp(draft.replan(number, order));
      default -> draft.repeat(number, order);
    };
  }

  /**
   * Whether the switch has obeyed only it can say. Legs that may have come to be are asked after now and with each audit,
   * and belong to the call if they are there; those that nobody wants any more are released until it says that they are
   * gone.
   */
  private static void noAnswer(Draft draft, long number, OrderInFlight order) {
    List<Integer> perhaps = switch (order.order()) {
      case SwitchOrder.Redirect redirect -> List.of(redirect.target().index());
      case SwitchOrder.Join join -> List.of(join.target().index());
      case SwitchOrder.Monitor monitor -> List.of(monitor.supervisor().index());
      case SwitchOrder.Merge merge -> merge
        .moves()
        .stream()
        .map(move -> move.to().index())
        .toList();
      default -> List.of();
    };
    if (SwitchFacts.begins(draft, order)) draft
      .call()
      .parties()
      .forEach(party -> draft.stray(party.index()));
    if (perhaps.isEmpty()) {
      giveUp(draft, number, order, SILENCE);
      return;
    }
    draft.fail(other -> other == order, SILENCE).tell(order.party(), News.Failure);
    if (order.order() instanceof SwitchOrder.Merge merge) Merging.tellNotMerged(draft, merge.consulting(), SILENCE);
    perhaps.forEach(draft::inspect);
  }

  /** The order has failed for good; what it leaves behind must not dangle. */
  static void giveUp(Draft draft, long number, OrderInFlight order, String reason) {
    draft.fail(other -> other == order, reason);
    switch (order.order()) {
      case SwitchOrder.Dial dial -> draft
        .call()
        .parties()
        .forEach(party -> Departures.leave(draft, party.index(), ReleaseCause.Failed));
      // Better a leg that the switch may still have for a while than a call nobody can end.
      case SwitchOrder.Release release -> Departures.leave(
        draft.stray(order.party()),
        order.party(),
        ReleaseCause.Lost
      );
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
      case SwitchOrder.Merge merge when Joining.reserved(order) -> {
      } // the other call gives the order, and tells what became of it
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

  /** @param listed whether somebody else has looked after the legs that are live */
  private static Step audit(Draft draft, boolean listed) {
    if (draft.call().finished()) return draft.done();
    tellEnded(draft).releaseStrays();
    for (Party party : draft.call().parties()) {
      ConsultCommands.askPair(draft, party);
      RecordingCommands.tellPause(draft, party);
    }
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
        .filter(party -> (party.live() && !listed) || expected(draft.call(), party))
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
