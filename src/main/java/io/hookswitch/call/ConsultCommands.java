package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Consultation: two-step transfer and conference, and changing between the two calls. Each is one order to the switch,
 * so that it happens there wholly or not at all; the two {@link Call}s follow.
 */
final class ConsultCommands {

  private ConsultCommands() {}

  /**
   * Puts this call on hold and begins a consult call.
   *
   * @param consult the new call, which the edge has minted
   */
  static Step initiate(Draft draft, Party me, Command.Consult wish) {
    Operation operation = wish.needs().getFirst();
    for (OrderInFlight order : draft.call().orders().values()) {
      boolean consults = order.order() instanceof SwitchOrder.Consult && order.party() == me.index();
      // One consultation at a time: a second one, even for another purpose, shares the outcome of the first.
      if (consults) return draft.join(me.index(), order.operation()).done();
    }
    List<UserDatum> inherited = new ArrayList<>(
      UserDataCommands.without(draft.call().userData(), wish.userData().keySet())
    );
    wish.userData().forEach((key, value) -> inherited.add(new UserDatum(key, value)));
    SwitchOrder.Consult order = new SwitchOrder.Consult(
      id(draft, me),
      wish.consult().party(0),
      me.endpoint(),
      wish.consult().party(1),
      wish.to(),
      wish.purpose()
    );
    return begin(draft.plan(order, operation, inherited), order, inherited).done();
  }

  /** The switch is asked when the new call has an owner: otherwise its legs might have none. */
  static Draft begin(Draft draft, SwitchOrder.Consult order, List<UserDatum> userData) {
    Crossing begun = new Crossing.ConsultBegun(
      order.consulting(),
      order.party(),
      draft.call().tenant(),
      order.from(),
      order.to(),
      order.purpose(),
      userData
    );
    return draft.effect(new Effect.Tell(order.consulting().call(), begun));
  }

  /**
   * Merges the pair; asked for on either call of it. One merge, or transfer in one step, at a time: a second one shares
   * its outcome.
   */
  static Step complete(Draft draft, Party me, Consultation purpose) {
    if (me.pair() == null) return draft.done();
    for (OrderInFlight order : draft.call().orders().values()) {
      boolean merges = order.order() instanceof SwitchOrder.Merge || order.order() instanceof SwitchOrder.Redirect;
      if (merges && order.party() == me.index() && order.operation() != null) return draft
        .join(me.index(), order.operation())
        .done();
    }
    // Only the consult call knows which parties come, and only the original gives the order: here it is only noted.
    SwitchOrder merge = new SwitchOrder.Merge(id(draft, me), me.pair().other(), purpose, List.of());
    draft.plan(merge, operationFor(purpose), List.of());
    return Merging.askForMerge(draft, me, purpose).done();
  }

  static Step swap(Draft draft, Party me) {
    if (draft.call().ordered(me.index(), Operation.SwapCalls)) return draft
      .join(me.index(), Operation.SwapCalls)
      .done();
    if (me.pair() == null) return draft.done();
    return draft.order(new SwitchOrder.Alternate(id(draft, me), me.pair().other()), Operation.SwapCalls).done();
  }

  static Step cross(Call call, Crossing news, Timing timing, Instant at) {
    if (news instanceof Crossing.ConsultBegun begun) {
      return call == null ? born(begun, timing, at) : ready(new Draft(call, call, timing, at), begun).done();
    }
    if (call == null) {
      return news instanceof Crossing.JoinedChecked unknown ? Departures.checked(unknown) : Step.unchanged(null);
    }
    Draft draft = new Draft(call, call, timing, at);
    return switch (news) {
      case Crossing.ConsultBegun never -> throw new IllegalStateException("answered above");
      case Crossing.OfPull never -> throw new IllegalStateException("no consultation: " + never);
      case Crossing.ConsultReady ready -> consult(draft, ready);
      case Crossing.PairEnded ended -> pairEnded(draft, ended);
      case Crossing.Paired asked -> isPaired(draft, asked);
      case Crossing.MergeWanted wanted -> call
        .party(wanted.consulting().index())
        .filter(me -> me.live() && me.pair() != null)
        .map(me -> Merging.handOver(draft, me, wanted.purpose()).done())
        .orElseGet(() -> Step.unchanged(call));
      case Crossing.TransferWanted wanted -> Joining.wanted(draft, wanted);
      case Crossing.JoinedEnded ended -> Departures.joinedEnded(draft, ended.ended()).done();
      case Crossing.JoinedChecked checked -> Departures.checked(draft, checked.by());
      case Crossing.Absorb absorb -> Merging.absorb(draft, absorb);
      case Crossing.Absorbed absorbed -> Merging.absorbed(draft, absorbed);
      case Crossing.MonitorWanted wanted -> SupervisionCommands.join(draft, wanted);
      case Crossing.MonitoringEnded ended -> SupervisionCommands.end(draft, ended.supervisor());
      case Crossing.PauseFollows pause -> RecordingCommands.follow(draft, pause.known());
      case Crossing.NotMerged not -> Joining.notMerged(draft, not).done();
    };
  }

  /** The consult call, not visible to anybody until the switch reports its first leg. */
  private static Step born(Crossing.ConsultBegun begun, Timing timing, Instant at) {
    CallId id = begun.consulting().call();
    Pair pair = new Pair(begun.purpose(), begun.original());
    Call born = new Call(
      id,
      begun.tenant(),
      0,
      Call.tracking(id),
      CallType.Consult,
      begun.original().call(),
      null,
      List.of(
        Party.waiting(0, begun.from(), Personality.Originator).with(pair),
        Party.waiting(1, begun.to(), Personality.Terminator)
      ),
      begun.userData(),
      Map.of(),
      0,
      at
    );
    return ready(new Draft(null, born, timing, at).wake(new Wake.AuditDue()), begun).done();
  }

  private static Draft ready(Draft draft, Crossing.ConsultBegun begun) {
    if (draft.call().over()) return draft;
    Crossing ready = new Crossing.ConsultReady(begun.original(), begun.consulting());
    return draft.effect(new Effect.Tell(begun.original().call(), ready));
  }

  private static Step consult(Draft draft, Crossing.ConsultReady ready) {
    draft
      .call()
      .orders()
      .forEach((number, order) -> {
        boolean awaited =
          order.order() instanceof SwitchOrder.Consult consult && consult.consulting().equals(ready.consulting());
        if (awaited) draft.effect(new Effect.ToSwitch(number, order.order()));
      });
    return draft.done();
  }

  /** The switch has begun the consultation: from now on the party has two calls. */
  static void began(Draft draft, int index) {
    Party me = draft.party(index);
    Party next = paired(draft, me);
    if (next.equals(me)) return;
    if (me.pair() != null) {
      tellOlder(draft, me);
      draft.abandon(order -> overBoth(order, index, me.pair().other()), "another consultation has begun");
    }
    draft.put(next).tell(index, News.Status);
    draft.confirm(order -> order.party() == index && order.order() instanceof SwitchOrder.Consult);
  }

  /** Whoever consults once more has a new pair; in the old one nobody must wait. */
  static void tellOlder(Draft draft, Party me) {
    if (me.pair() == null || paired(draft, me).pair().equals(me.pair())) return;
    PartyId other = me.pair().other();
    draft.effect(new Effect.Tell(other.call(), new Crossing.PairEnded(other, id(draft, me))));
  }

  /** The party with the pair that is, or is about to be. */
  static Party paired(Draft draft, Party me) {
    Party paired = me;
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.order() instanceof SwitchOrder.Consult consult && order.party() == me.index()) {
        paired = me.with(new Pair(consult.purpose(), consult.consulting()));
      }
    }
    return paired;
  }

  /** Tells the other call of a pair that the user has left this one. */
  static void tellEnded(Draft draft, int index) {
    Party party = draft.party(index);
    if (party.pair() == null || party.state() != PartyState.Released) return;
    PartyId other = party.pair().other();
    draft.effect(new Effect.Tell(other.call(), new Crossing.PairEnded(other, draft.call().id().party(index))));
  }

  private static Step pairEnded(Draft draft, Crossing.PairEnded news) {
    int index = news.party().index();
    // It may end before the switch has said that it has begun.
    draft.abandon(
      order -> order.order() instanceof SwitchOrder.Consult consult && consult.consulting().equals(news.ended()),
      "the consult call has ended"
    );
    Party me = draft.call().party(index).orElse(null);
    boolean paired = me != null && me.pair() != null && me.pair().other().equals(news.ended());
    if (!paired || me.state() == PartyState.Released) return draft.done();
    draft.abandon(order -> overBoth(order, index, news.ended()), "the other call has ended");
    unpair(draft, index);
    // Whether this call began before the other ended, or never will, only the switch knows.
    if (me.state() == PartyState.Null) draft
      .call()
      .parties()
      .forEach(party -> draft.inspect(party.index()));
    return draft.done();
  }

  /** Asks whether the other call of the party's pair knows of it: the news that it ended may have got lost. */
  static void askPair(Draft draft, Party me) {
    if (me.pair() == null || !me.live()) return;
    PartyId other = me.pair().other();
    draft.effect(new Effect.Tell(other.call(), new Crossing.Paired(other, id(draft, me))));
  }

  private static Step isPaired(Draft draft, Crossing.Paired asked) {
    Party me = draft.call().party(asked.party().index()).orElse(null);
    boolean paired = me != null && me.pair() != null && me.pair().other().equals(asked.by());
    boolean begins =
      me != null && paired(draft, me).pair() != null && paired(draft, me).pair().other().equals(asked.by());
    boolean here = me != null && me.state() != PartyState.Released && (paired || begins);
    if (!here) draft.effect(new Effect.Tell(asked.by().call(), new Crossing.PairEnded(asked.by(), asked.party())));
    return draft.done();
  }

  /** Orders that cannot come true without the other call of the pair. */
  private static boolean overBoth(OrderInFlight order, int party, PartyId other) {
    boolean swaps = order.party() == party && order.order() instanceof SwitchOrder.Alternate;
    return swaps || (Merging.planned(order, party) && ((SwitchOrder.Merge) order.order()).consulting().equals(other));
  }

  static void unpair(Draft draft, int index) {
    Party me = draft.party(index);
    if (me.live() || me.state() == PartyState.Null) draft.put(me.with((Pair) null)).tell(index, News.Status);
  }

  static Operation operationFor(Consultation purpose) {
    return purpose == Consultation.Conference ? Operation.CompleteConference : Operation.CompleteTransfer;
  }

  static PartyId id(Draft draft, Party party) {
    return draft.call().id().party(party.index());
  }
}
