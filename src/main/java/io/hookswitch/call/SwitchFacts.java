package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import io.hookswitch.call.SwitchOrder.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Facts from the switch, taken as they come: repeated, late or after a gap. */
final class SwitchFacts {

  private SwitchFacts() {}

  static Step take(Call call, SwitchEvent fact, Timing timing, Instant at) {
    if (fact instanceof SwitchEvent.Offered offered) return offered(call, offered, timing, at);
    Party party = call == null ? null : call.party(fact.party().index()).orElse(null);
    if (party == null || party.state() == PartyState.Released || fact.sequence() <= party.seen()) {
      return Step.unchanged(call);
    }
    Draft draft = new Draft(call, call, timing, at);
    draft.put(party.seen(fact.sequence()));
    int index = party.index();
    switch (fact) {
      case SwitchEvent.Offered never -> throw new IllegalStateException("answered above");
      case SwitchEvent.Originated originated -> originated(draft, index);
      case SwitchEvent.Ringing ringing -> move(draft, index, PartyState.Ringing);
      case SwitchEvent.Answered answered -> move(draft, index, PartyState.Established);
      case SwitchEvent.Held held -> hold(draft, index, PartyState.Held);
      case SwitchEvent.Retrieved retrieved -> hold(draft, index, PartyState.Established);
      case SwitchEvent.Muted muted -> mute(draft, index, muted.on());
      case SwitchEvent.DigitsSent sent -> digitsSent(draft, index, sent.order());
      case SwitchEvent.Recorded recorded -> RecordingCommands.report(draft, index, recorded.state());
      case SwitchEvent.Released released -> leave(draft, index, released.cause());
      case SwitchEvent.OrderFailed failed -> orderFailed(draft, failed);
      case SwitchEvent.Inspected inspected -> inspected(draft, index, inspected);
    }
    return draft.done();
  }

  /** Somebody calls a subscriber. */
  private static Step offered(Call call, SwitchEvent.Offered offer, Timing timing, Instant at) {
    if (call != null) return Step.unchanged(call);
    CallId id = offer.party().call();
    Call born = new Call(
      id,
      offer.tenant(),
      0,
      BasicCommands.tracking(id),
      offer.from().internal() ? CallType.Internal : CallType.Inbound,
      Consultation.None,
      null,
      null,
      List.of(
        Party.waiting(0, offer.from(), Personality.Originator).in(PartyState.Dialing, at).seen(offer.sequence()),
        Party.waiting(1, offer.called(), Personality.Terminator).in(PartyState.Ringing, at).seen(offer.sequence())
      ),
      List.of(),
      Map.of(),
      0,
      at
    );
    return new Draft(null, born, timing, at)
      .effect(new Effect.Enlist(1))
      .wake(new Wake.AuditDue())
      .tell(1, News.Status)
      .done();
  }

  private static void originated(Draft draft, int index) {
    Party party = draft.party(index);
    draft.confirm(order -> order.order().kind() == Kind.Dial && order.party() == index);
    if (party.personality() == Personality.ClickToDial) {
      draft.put(party.as(Personality.Originator)).tell(index, News.Status);
    }
  }

  /** Forward only: a phone does not ring again after it was answered. */
  private static void move(Draft draft, int index, PartyState next) {
    Party party = draft.party(index);
    PartyState now = party.state();
    boolean forward = now == PartyState.Null || (next == PartyState.Established && !now.connected());
    if (next == PartyState.Established) {
      originated(draft, index);
      draft.confirm(order -> order.order().kind() == Kind.Answer && order.party() == index);
    }
    if (!forward) return;
    appear(draft, index);
    draft.put(draft.party(index).in(next, draft.at)).tell(index, News.Status);
    if (next == PartyState.Established) beginRecordings(draft);
  }

  /** The call becomes visible to the user of this party, and the party to the users of the others. */
  private static void appear(Draft draft, int index) {
    Party party = draft.party(index);
    if (party.state() != PartyState.Null) return;
    if (party.endpoint().internal()) draft.effect(new Effect.Enlist(index));
    if (index > 1) draft.tellOthers(index, News.Participants);
  }

  private static void hold(Draft draft, int index, PartyState next) {
    Kind kind = next == PartyState.Held ? Kind.Hold : Kind.Retrieve;
    draft.confirm(order -> order.order().kind() == kind && order.party() == index);
    if (draft.party(index).state() == next) return;
    appear(draft, index);
    draft.put(draft.party(index).in(next, draft.at)).tell(index, News.Status);
    beginRecordings(draft);
  }

  private static void beginRecordings(Draft draft) {
    draft
      .call()
      .parties()
      .forEach(party -> RecordingCommands.begin(draft, party.index()));
  }

  private static void mute(Draft draft, int index, boolean on) {
    Kind kind = on ? Kind.Mute : Kind.Unmute;
    draft.confirm(order -> order.order().kind() == kind && order.party() == index);
    if (draft.party(index).muted() == on) return;
    draft.put(draft.party(index).muted(on)).tell(index, News.Status);
  }

  private static void digitsSent(Draft draft, int index, long number) {
    OrderInFlight order = draft.call().orders().get(number);
    if (order == null) return;
    draft.confirm(other -> other == order).tell(index, News.DigitsSent);
  }

  /** The leg is gone; so are all orders that concerned it. */
  static void leave(Draft draft, int index, ReleaseCause cause) {
    Party party = draft.party(index);
    if (party.state() == PartyState.Released) return;
    boolean appeared = party.live();
    draft.put(party.released(cause, draft.at));
    draft.confirm(
      order ->
        order.party() == index &&
        (order.order().kind() == Kind.Release ||
          order.order().kind() == Kind.Dial ||
          (order.order().kind() == Kind.Redirect && cause == ReleaseCause.Transferred))
    );
    draft.fail(order -> order.party() == index, "the call has ended");
    if (appeared) {
      draft.tell(index, News.Status);
      if (party.endpoint().internal()) draft.effect(new Effect.Delist(index));
      if (draft.call().parties().size() > 2) draft.tellOthers(index, News.Participants);
    }
    if (draft.call().over()) draft.wake(new Wake.ForgetDue());
  }

  private static void orderFailed(Draft draft, SwitchEvent.OrderFailed failed) {
    OrderInFlight order = draft.call().orders().get(failed.order());
    if (order != null) Timers.giveUp(draft, failed.order(), order, failed.reason());
  }

  /** Puts right whatever was missed. What an inspection contradicts is left to the order's own repeats. */
  private static void inspected(Draft draft, int index, SwitchEvent.Inspected seen) {
    Party party = draft.party(index);
    switch (seen.state()) {
      case Ringing -> move(draft, index, PartyState.Ringing);
      case Established -> {
        move(draft, index, PartyState.Established);
        if (party.state() == PartyState.Held) hold(draft, index, PartyState.Established);
      }
      case Held -> hold(draft, index, PartyState.Held);
      default -> originated(draft, index);
    }
    mute(draft, index, seen.muted());
    RecordingState recording = draft.party(index).recording().state();
    boolean waiting = recording == RecordingState.Pending && seen.recording() == RecordingState.None;
    if (recording != seen.recording() && !waiting) RecordingCommands.report(draft, index, seen.recording());
    RecordingCommands.enforce(draft, index);
    RecordingCommands.begin(draft, index);
  }
}
