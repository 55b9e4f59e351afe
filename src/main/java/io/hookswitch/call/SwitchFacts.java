package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import io.hookswitch.call.SwitchOrder.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts from the switch, taken as they come: repeated, late or after a gap. */
final class SwitchFacts {

  private static final Set<Kind> HOLDING = EnumSet.of(Kind.Hold, Kind.Alternate);

  private static final int NOBODY = -1;

  private SwitchFacts() {}

  static Step take(Call call, SwitchEvent fact, Timing timing, Instant at) {
    if (fact instanceof SwitchEvent.Offered || fact instanceof SwitchEvent.Placed) {
      return call == null ? begin(fact, timing, at).done() : Step.unchanged(call);
    }
    Party party = call == null ? null : call.party(fact.party().index()).orElse(null);
    if (party == null) return Step.unchanged(call);
    Draft draft = new Draft(call, call, timing, at);
    if (party.state() == PartyState.Released) {
      boolean gone = fact instanceof SwitchEvent.Released && call.strays().contains(party.index());
      return gone ? draft.strayGone(party.index()).done() : Step.unchanged(call);
    }
    if (fact.sequence() <= party.seen()) return Step.unchanged(call);
    draft.put(party.seen(fact.sequence()));
    hear(draft, party.index(), fact);
    return conclude(draft, party, fact instanceof SwitchEvent.Inspected).done();
  }

  /** Takes what a fact says of a leg, whatever its number. */
  static void hear(Draft draft, int index, SwitchEvent fact) {
    switch (fact) {
      case SwitchEvent.Offered never -> throw new IllegalStateException("no fact about a leg: " + fact);
      case SwitchEvent.Placed never -> throw new IllegalStateException("no fact about a leg: " + fact);
      case SwitchEvent.Originated originated -> originated(draft);
      case SwitchEvent.Ringing ringing -> move(draft, index, PartyState.Ringing);
      case SwitchEvent.Answered answered -> move(draft, index, PartyState.Established);
      case SwitchEvent.Held held -> held(draft, index);
      case SwitchEvent.Retrieved retrieved -> hold(draft, index, PartyState.Established);
      case SwitchEvent.Muted muted -> mute(draft, index, muted.on());
      case SwitchEvent.DigitsSent sent -> digitsSent(draft, index, sent.order());
      case SwitchEvent.DigitsPressed pressed -> draft.tell(index, News.DigitsSent);
      case SwitchEvent.Recorded recorded -> RecordingCommands.report(draft, index, recorded.state());
      case SwitchEvent.Monitors monitors -> SupervisionCommands.report(
        draft,
        index,
        monitors.how(),
        monitors.userMuted()
      );
      case SwitchEvent.Located located -> Pulling.located(draft, index, located.phone());
      case SwitchEvent.Released released -> Departures.leave(
        draft,
        index,
        Merging.understood(draft.call(), released.cause())
      );
      case SwitchEvent.OrderFailed failed -> orderFailed(draft, failed);
      case SwitchEvent.Inspected inspected -> inspected(draft, index, inspected);
    }
  }

  /**
   * What follows from facts about a party. After all that they say: what they report as recorded already must not be
   * ordered again.
   *
   * @param looked whether the switch has said all about the leg
   */
  static Draft conclude(Draft draft, Party before, boolean looked) {
    boolean begins = looked || draft.party(before.index()).state() != before.state();
    return SupervisionCommands.tidy(begins ? beginRecordings(draft, looked ? before.index() : NOBODY) : draft);
  }

  /** A call that the gateway did not ask for, as its first fact has it. */
  static Draft begin(SwitchEvent fact, Timing timing, Instant at) {
    return switch (fact) {
      case SwitchEvent.Offered offered -> offered(offered, timing, at);
      case SwitchEvent.Placed placed -> placed(placed, timing, at);
      default -> throw new IllegalArgumentException("begins no call: " + fact);
    };
  }

  /** Somebody calls a subscriber. */
  private static Draft offered(SwitchEvent.Offered offer, Timing timing, Instant at) {
    CallType type = offer.from().internal() ? CallType.Internal : CallType.Inbound;
    Party called = Party.waiting(1, offer.called(), Personality.Terminator).in(PartyState.Ringing, at);
    return begun(offer, offer.tenant(), type, offer.from(), called.seen(offer.sequence()), timing, at)
      .enlist(0)
      .enlist(1)
      .wake(new Wake.AuditDue())
      .tell(0, News.Status)
      .tell(1, News.Status);
  }

  /** A subscriber has dialled by itself; whoever is called appears with the first fact about that leg. */
  private static Draft placed(SwitchEvent.Placed placed, Timing timing, Instant at) {
    CallType type = placed.to().internal() ? CallType.Internal : CallType.Outbound;
    Party called = Party.waiting(1, placed.to(), Personality.Terminator);
    return begun(placed, placed.tenant(), type, placed.from(), called, timing, at)
      .enlist(0)
      .wake(new Wake.AuditDue())
      .tell(0, News.Status);
  }

  private static Draft begun(
    SwitchEvent fact,
    String tenant,
    CallType type,
    Endpoint from,
    Party called,
    Timing timing,
    Instant at
  ) {
    CallId id = fact.party().call();
    Party caller = Party.waiting(0, from, Personality.Originator).in(PartyState.Dialing, at).seen(fact.sequence());
    Call born = new Call(
      id,
      tenant,
      0,
      Call.tracking(id),
      type,
      null,
      null,
      List.of(caller, called),
      List.of(),
      Map.of(),
      0,
      at
    );
    return new Draft(null, born, timing, at);
  }

  /** The caller's phone is off hook and the called party is being reached. */
  static void originated(Draft draft) {
    draft.confirm(order -> begins(draft, order));
    Party caller = draft.party(0);
    if (caller.state() == PartyState.Null) enter(draft, 0, PartyState.Dialing);
    if (caller.live() && caller.personality() == Personality.ClickToDial) {
      draft.put(caller.as(Personality.Originator)).tell(0, News.Status);
    }
  }

  /** The order that brings a call about; a pulled call knows the one of its temporary call, and does not give it. */
  static boolean begins(Draft draft, OrderInFlight order) {
    Kind kind = order.order().kind();
    return kind == Kind.Dial || (kind == Kind.Fork && draft.call().temporary());
  }

  /** A leg that is there shows that the orders which were to bring it about were obeyed, whatever was missed. */
  private static void alive(Draft draft, int index, PartyState state) {
    if (index == 0 && state == PartyState.Ringing) draft.confirm(order -> begins(draft, order));
    else originated(draft);
    draft.confirm(order -> Departures.towards(order, index));
    draft
      .call()
      .orders()
      .values()
      .stream()
      .filter(order -> order.order() instanceof SwitchOrder.Merge merge && moves(merge, index))
      .findFirst()
      .ifPresent(order -> Merging.merged(draft, order, (SwitchOrder.Merge) order.order()));
    if (state.connected()) draft.confirm(order -> order.order().kind() == Kind.Answer && order.party() == index);
  }

  private static boolean moves(SwitchOrder.Merge merge, int index) {
    return merge
      .moves()
      .stream()
      .anyMatch(move -> move.to().index() == index);
  }

  /** Forward only: a phone does not ring again after it was answered. */
  private static void move(Draft draft, int index, PartyState next) {
    alive(draft, index, next);
    PartyState now = draft.party(index).state();
    if (now == PartyState.Null || (next == PartyState.Established && !now.connected())) enter(draft, index, next);
  }

  private static void hold(Draft draft, int index, PartyState next) {
    alive(draft, index, next);
    Kind kind = next == PartyState.Held ? Kind.Hold : Kind.Retrieve;
    draft.confirm(
      order -> order.party() == index && (order.order().kind() == kind || order.order().kind() == Kind.Alternate)
    );
    if (draft.party(index).state() != next) enter(draft, index, next);
  }

  /** Held without having been told to hold: a consultation has begun. When in doubt, its repeat will tell. */
  private static void held(Draft draft, int index) {
    boolean told = draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> order.party() == index && maySayHeld(order));
    hold(draft, index, PartyState.Held);
    if (!told) ConsultCommands.began(draft, index);
  }

  /** Holds the party, or is answered with how the party is, for it has been given again. */
  private static boolean maySayHeld(OrderInFlight order) {
    boolean repeated = order.tries() > 1 && order.order().kind() != Kind.Consult;
    return repeated || HOLDING.contains(order.order().kind());
  }

  /** With its first state the call becomes visible to the party's user, and the party to the users of the others. */
  private static void enter(Draft draft, int index, PartyState next) {
    boolean comes = false;
    boolean connects = next.connected() && !draft.party(index).state().connected();
    if (draft.party(index).state() == PartyState.Null) {
      draft.enlist(index);
      if (draft.party(index).supervision() != null) comes = true;
      else if (index > 1) draft.tellOthers(index, News.Participants);
    }
    // Whoever was moved here knows the call already; what is new are the others on it.
    boolean moved = draft.party(index).state() == PartyState.Null && draft.party(index).known() != null;
    Call before = draft.call();
    draft.put(draft.party(index).in(next, draft.at)).tell(index, moved ? News.Participants : News.Status);
    if (connects && !comes) tellOfConference(draft, before, index);
    if (comes) SupervisionCommands.tellOfPresence(draft, draft.party(index));
    else if (connects && draft.party(index).endpoint().internal()) draft.effect(new Effect.Connected(index));
  }

  /** Whoever was told of a new party while it rang can do more now that it talks, and would not know. */
  private static void tellOfConference(Draft draft, Call before, int index) {
    for (Party other : draft.call().parties()) {
      boolean another = before
        .party(other.index())
        .filter(old -> before.conferenceRole(old) != draft.call().conferenceRole(other))
        .isPresent();
      if (another && other.index() != index && other.state().connected()) draft.tell(other.index(), News.Participants);
    }
  }

  /** @param looked the party of whom the switch has just said all, {@link #NOBODY} for none */
  private static Draft beginRecordings(Draft draft, int looked) {
    for (Party party : draft.call().parties()) RecordingCommands.begin(draft, party.index(), party.index() == looked);
    return draft;
  }

  private static void mute(Draft draft, int index, boolean on) {
    Kind kind = on ? Kind.Mute : Kind.Unmute;
    draft.confirm(order -> order.order().kind() == kind && order.party() == index);
    if (draft.party(index).muted() == on) return;
    draft.put(draft.party(index).muted(on)).tell(index, News.Status);
  }

  private static void digitsSent(Draft draft, int index, long number) {
    OrderInFlight order = draft.call().orders().get(number);
    if (order == null || order.order().kind() != Kind.Digits) return;
    draft.confirm(other -> other == order).tell(index, News.DigitsSent);
  }

  private static void orderFailed(Draft draft, SwitchEvent.OrderFailed failed) {
    OrderInFlight order = draft.call().orders().get(failed.order());
    if (order == null) return;
    if (!Merging.refused(draft, failed.order(), order)) Timers.giveUp(draft, failed.order(), order, failed.reason());
  }

  /** Puts right whatever was missed. What an inspection contradicts is left to the order's own repeats. */
  private static void inspected(Draft draft, int index, SwitchEvent.Inspected seen) {
    switch (seen.state()) {
      case Dialing -> originated(draft);
      case Ringing -> move(draft, index, PartyState.Ringing);
      case Established, Held -> hold(draft, index, seen.state());
      case Null, Released -> {
      } // not for an inspection to say: a leg appears and goes with its own facts
    }
    mute(draft, index, seen.muted());
    RecordingCommands.report(draft, index, seen.recording());
  }
}
