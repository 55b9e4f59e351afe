package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import io.hookswitch.call.SwitchOrder.Kind;
import java.util.List;
import java.util.OptionalLong;

/** How a leg goes, and what goes with it. */
final class Departures {

  private Departures() {}

  /** The leg is gone; so are all orders that concerned it. */
  static void leave(Draft draft, int index, ReleaseCause reported) {
    Party party = draft.party(index);
    if (party.state() == PartyState.Released) return;
    // Whoever was never on the call has not given it away.
    boolean odd = reported == ReleaseCause.Transferred && !party.live();
    ReleaseCause cause = odd ? ReleaseCause.Lost : reported;
    boolean moved = cause == ReleaseCause.Moved;
    draft.put(ConsultCommands.paired(draft, party).released(cause, draft.at));
    // The party keeps its pair: what has ended is told again with each audit, in case this gets lost.
    ConsultCommands.tellEnded(draft, index);
    ConsultCommands.tellOlder(draft, party);
    Pulling.tellEnded(draft, index);
    draft.confirm(
      order ->
        order.party() == index &&
        (order.order().kind() == Kind.Release ||
          SwitchFacts.begins(draft, order) ||
          (order.order().kind() == Kind.Redirect && cause == ReleaseCause.Transferred))
    );
    mergedBy(draft, index, cause);
    Joining.left(draft, index);
    lookAfterSupervisors(draft, index);
    if (moved) draft.abandon(order -> order.party() == index, "the party has moved to another call");
    else draft.fail(order -> order.party() == index, "the call has ended");
    draft.abandon(order -> towards(order, index), "the target has left");
    if (party.live()) {
      // The user of a party that has moved goes on seeing the call, which the other now stands for.
      if (!moved) draft.tell(index, News.Status);
      if (party.endpoint().internal()) draft.effect(gone(draft, index));
      if (!moved && party.supervision() != null) SupervisionCommands.tellOfPresence(draft, party);
      else if (!moved && draft.call().parties().size() > 2) draft.tellOthers(index, News.Participants);
    }
    if (moved) RecordingCommands.tellPause(draft, draft.party(index));
    if (draft.call().finished()) draft.wake(new Wake.ForgetDue());
    if (!draft.call().over()) return;
    forsake(draft, index);
    tellOrigins(draft);
  }

  private static Effect gone(Draft draft, int index) {
    return draft.call().goesOnWithout(draft.party(index)) ? new Effect.Detach(index) : new Effect.Delist(index);
  }

  /** Whoever had left before the end has nothing more to wait for, unless the others went on elsewhere. */
  private static void forsake(Draft draft, int last) {
    for (Party party : draft.call().parties()) {
      boolean earlier = party.index() != last && party.transferredAway() && party.endpoint().internal();
      if (earlier && !draft.call().goesOnWithout(party)) draft.effect(new Effect.Delist(party.index()));
    }
  }

  /**
   * Whether the call has to be remembered, since the others went on elsewhere: somebody is shown it, or a call that came
   * into it is.
   */
  static boolean awaitsEnd(Call call) {
    if (call.ended() || call.wentInto() == null) return false;
    return !call.joined().origins().isEmpty() || !leftBehind(call).isEmpty();
  }

  /** The call that the others went into may have said that it is over, and nobody heard. */
  static Draft askForEnd(Draft draft) {
    CallId there = draft.call().wentInto();
    return draft.effect(new Effect.Tell(there, new Crossing.JoinedChecked(there, draft.call().id())));
  }

  /** Answers a call that came into this one. */
  static Step checked(Draft draft, CallId by) {
    return (draft.call().ended() ? draft.effect(ended(draft.call().id(), by)) : draft).done();
  }

  /** The same for a call that nobody remembers. */
  static Step checked(Crossing.JoinedChecked unknown) {
    return new Step(null, List.of(ended(unknown.joined(), unknown.by())), null, OptionalLong.empty());
  }

  /** Nobody is left on the call that says so; it may come before what it says of this one's parties. */
  static Draft joinedEnded(Draft draft, CallId joined) {
    // A call that this one only was offered to is nobody's business here any more.
    if (!joined.equals(draft.call().wentInto()) || draft.call().joined().ended()) return draft;
    List<Integer> shown = draft.call().over() ? leftBehind(draft.call()) : List.of();
    draft.joinedEnded();
    shown.forEach(index -> draft.effect(new Effect.Delist(index)));
    return tellOrigins(draft);
  }

  /** Nobody hears of the call any more, nor shows it. */
  static Draft close(Draft draft) {
    leftBehind(draft.call()).forEach(index -> draft.effect(new Effect.Delist(index)));
    if (!draft.call().ended()) draft.joinedEnded();
    return tellOrigins(draft);
  }

  /** The parties whose users have left a call that goes on. */
  private static List<Integer> leftBehind(Call call) {
    return call
      .parties()
      .stream()
      .filter(party -> party.endpoint().internal() && call.goesOnWithout(party))
      .map(Party::index)
      .toList();
  }

  /** Tells the calls that went into this one that it is over, if it is; where its parties went on, in its turn. */
  static Draft tellOrigins(Draft draft) {
    if (!draft.call().ended()) return draft;
    CallId here = draft.call().id();
    draft
      .call()
      .joined()
      .origins()
      .forEach(origin -> draft.effect(ended(here, origin)));
    return draft;
  }

  private static Effect ended(CallId joined, CallId origin) {
    return new Effect.Tell(origin, new Crossing.JoinedEnded(joined));
  }

  /** Whether a supervisor's leg that was asked for has come to be before its user left, only the switch knows. */
  private static void lookAfterSupervisors(Draft draft, int user) {
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.order() instanceof SwitchOrder.Monitor monitor && order.party() == user) {
        draft.inspect(monitor.supervisor().index());
      }
    }
  }

  /** Orders that were to bring the party about; once it has left they cannot come true: its index is used up. */
  static boolean towards(OrderInFlight order, int target) {
    return switch (order.order()) {
      case SwitchOrder.Redirect redirect -> redirect.target().index() == target;
      case SwitchOrder.Join join -> join.target().index() == target;
      case SwitchOrder.Monitor monitor -> monitor.supervisor().index() == target;
      default -> false;
    };
  }

  /** That the user's leg went into a merge shows that the merge came true. */
  private static void mergedBy(Draft draft, int index, ReleaseCause cause) {
    if (cause != ReleaseCause.Transferred && cause != ReleaseCause.Conferenced) return;
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.party() != index || !(order.order() instanceof SwitchOrder.Merge merge)) continue;
      if (!merge.moves().isEmpty()) Merging.merged(draft, order, merge);
      else if (Merging.onConsultCall(draft, draft.party(index))) draft.confirm(other -> other == order);
    }
  }
}
