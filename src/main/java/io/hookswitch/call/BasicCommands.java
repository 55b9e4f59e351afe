package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Dial, answer, hang up, hold and the like: each becomes an order to the switch. A command that is already on its way is
 * accepted again without a second order, since it is listed until the switch has confirmed it.
 */
final class BasicCommands {

  /** Whatever takes the party off the call, and leaves the call to others. */
  private static final List<Operation> TRANSFERS = List.of(
    Operation.SingleStepTransfer,
    Operation.CompleteTransfer,
    Operation.CompleteConference
  );

  private BasicCommands() {}

  static Step dial(Command.Dial dial, Timing timing, Instant at) {
    CallId id = dial.by().call();
    boolean internal = dial.to().internal();
    Personality caller = dial.alertCaller() ? Personality.ClickToDial : Personality.Originator;
    List<UserDatum> userData = new ArrayList<>();
    dial.userData().forEach((key, value) -> userData.add(new UserDatum(key, value)));
    Call born = new Call(
      id,
      dial.from().subscriber().user().tenant(),
      0,
      Call.tracking(id),
      internal ? CallType.Internal : CallType.Outbound,
      null,
      dial.callerId(),
      List.of(
        Party.waiting(0, dial.from(), caller).in(PartyState.Dialing, at),
        Party.waiting(1, dial.to(), Personality.Terminator)
      ),
      userData,
      Map.of(),
      0,
      at
    );
    String presented = dial.callerId() != null ? dial.callerId() : dial.from().number();
    return new Draft(null, born, timing, at)
      .enlist(0)
      .order(
        new SwitchOrder.Dial(id.party(0), dial.from(), id.party(1), dial.to(), dial.alertCaller(), presented),
        Operation.Dial
      )
      .wake(new Wake.AuditDue())
      .tell(0, News.Status)
      .done();
  }

  static Step answer(Draft draft, Party me) {
    return once(draft, me, Operation.Answer, new SwitchOrder.Answer(id(draft, me)));
  }

  static Step leave(Draft draft, Party me, Operation operation) {
    return once(draft, me, operation, new SwitchOrder.Release(id(draft, me), causeOfLeaving(me)));
  }

  private static ReleaseCause causeOfLeaving(Party me) {
    return switch (me.state()) {
      case Dialing -> ReleaseCause.Cancelled;
      case Ringing -> ReleaseCause.Rejected;
      default -> ReleaseCause.Hangup;
    };
  }

  static Step clear(Draft draft, Party me) {
    // Whoever has not answered is on nobody's call yet: refusing an invitation does not end a conference.
    if (me.state() == PartyState.Ringing) {
      return once(draft, me, Operation.ClearCall, new SwitchOrder.Release(id(draft, me), ReleaseCause.Rejected));
    }
    return end(draft, me);
  }

  /** Releases every live leg, the own one last: who asks waits for that. */
  static Step end(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), Operation.ClearCall)) {
      return draft.join(me.index(), Operation.ClearCall).done();
    }
    for (Party other : draft.call().others(me)) {
      if (other.live()) draft.order(new SwitchOrder.Release(id(draft, other), ReleaseCause.Cleared));
    }
    return draft.order(new SwitchOrder.Release(id(draft, me), ReleaseCause.Cleared), Operation.ClearCall).done();
  }

  static Step hold(Draft draft, Party me) {
    return once(draft, me, Operation.Hold, new SwitchOrder.Hold(id(draft, me)));
  }

  static Step retrieve(Draft draft, Party me) {
    return once(draft, me, Operation.Retrieve, new SwitchOrder.Retrieve(id(draft, me)));
  }

  static Step mute(Draft draft, Party me, boolean on) {
    Operation operation = on ? Operation.MuteCall : Operation.UnmuteCall;
    return once(draft, me, operation, new SwitchOrder.Mute(id(draft, me), on));
  }

  static Step digits(Draft draft, Party me, String digits) {
    return draft.order(new SwitchOrder.Digits(id(draft, me), digits), Operation.SendDtmf).done();
  }

  /** One transfer at a time: a second one, even to elsewhere or in two steps, joins the first, whose outcome it shares. */
  static Step redirect(Draft draft, Party me, Endpoint to, Map<String, Object> userData) {
    for (Operation transfer : TRANSFERS) {
      if (draft.call().ordered(me.index(), transfer)) return draft.join(me.index(), transfer).done();
    }
    int target = draft.call().parties().size();
    if (!userData.isEmpty()) UserDataCommands.update(draft, userData);
    return draft
      .put(Party.waiting(target, to, Personality.Terminator))
      .order(new SwitchOrder.Redirect(id(draft, me), draft.call().id().party(target), to), Operation.SingleStepTransfer)
      .done();
  }

  private static Step once(Draft draft, Party me, Operation operation, SwitchOrder order) {
    return draft.call().ordered(me.index(), operation)
      ? draft.join(me.index(), operation).done()
      : draft.order(order, operation).done();
  }

  private static PartyId id(Draft draft, Party party) {
    return draft.call().id().party(party.index());
  }
}
