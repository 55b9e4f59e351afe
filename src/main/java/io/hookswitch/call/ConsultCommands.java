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
    if (draft.call().ordered(me.index(), operation)) return draft.join(me.index(), operation).done();
    PartyId mine = id(draft, me);
    PartyId consulting = wish.consult().party(0);
    List<UserDatum> inherited = new ArrayList<>(
      UserDataCommands.without(draft.call().userData(), wish.userData().keySet())
    );
    wish.userData().forEach((key, value) -> inherited.add(new UserDatum(key, value)));
    draft.effect(
      new Effect.Tell(
        wish.consult(),
        new Crossing.ConsultBegun(
          consulting,
          mine,
          draft.call().tenant(),
          me.endpoint(),
          wish.to(),
          wish.purpose(),
          inherited
        )
      )
    );
    return draft
      .order(
        new SwitchOrder.Consult(mine, consulting, me.endpoint(), wish.consult().party(1), wish.to(), wish.purpose()),
        operation
      )
      .done();
  }

  /** Merges the pair; asked for on either call of it. */
  static Step complete(Draft draft, Party me, Consultation purpose) {
    Operation operation = operationFor(purpose);
    if (me.pair() == null) return draft.done();
    PartyId other = me.pair().other();
    if (draft.call().parent() != null) return handOver(draft, me, purpose).done();
    if (draft.call().ordered(me.index(), operation)) return draft.join(me.index(), operation).done();
    // Which parties come, only the consult call knows: the order is completed, and given, when it has told.
    draft.plan(new SwitchOrder.Merge(id(draft, me), other, purpose, List.of()), operation);
    return draft.effect(new Effect.Tell(other.call(), new Crossing.MergeWanted(other, purpose))).done();
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
      return call == null ? begin(begun, timing, at) : Step.unchanged(call);
    }
    if (call == null) return Step.unchanged(null);
    Draft draft = new Draft(call, call, timing, at);
    return switch (news) {
      case Crossing.ConsultBegun never -> throw new IllegalStateException("answered above");
      case Crossing.PairEnded ended -> pairEnded(draft, ended);
      case Crossing.MergeWanted wanted -> call
        .party(wanted.consulting().index())
        .filter(me -> me.live() && me.pair() != null)
        .map(me -> handOver(draft, me, wanted.purpose()).done())
        .orElseGet(() -> Step.unchanged(call));
      case Crossing.Absorb absorb -> absorb(draft, absorb);
      case Crossing.Absorbed absorbed -> absorbed(draft, absorbed);
    };
  }

  /** The consult call, not visible to anybody until the switch reports its first leg. */
  private static Step begin(Crossing.ConsultBegun begun, Timing timing, Instant at) {
    CallId id = begun.consulting().call();
    Pair pair = new Pair(begun.purpose(), begun.original());
    Call born = new Call(
      id,
      begun.tenant(),
      0,
      BasicCommands.tracking(id),
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
    return new Draft(null, born, timing, at).wake(new Wake.AuditDue()).done();
  }

  private static Draft handOver(Draft draft, Party me, Consultation purpose) {
    List<Party> others = draft.call().others(me);
    PartyId original = me.pair().other();
    return draft.effect(
      new Effect.Tell(
        original.call(),
        new Crossing.Absorb(original, id(draft, me), purpose, others, draft.call().userData())
      )
    );
  }

  /** The original takes the parties in, invisible until the switch reports them here, and orders the merge. */
  private static Step absorb(Draft draft, Crossing.Absorb absorb) {
    Party me = draft.call().party(absorb.original().index()).orElse(null);
    boolean paired = me != null && me.live() && me.pair() != null && me.pair().other().equals(absorb.consulting());
    if (!paired || absorb.parties().isEmpty()) return draft.done();
    for (OrderInFlight order : draft.call().orders().values()) {
      if (order.order() instanceof SwitchOrder.Merge merge && !merge.moves().isEmpty()) return draft.done();
    }
    List<SwitchOrder.Move> moves = new ArrayList<>();
    for (Party party : absorb.parties()) {
      int index = draft.call().parties().size();
      PartyId was = absorb.consulting().call().party(party.index());
      draft.put(party.movingTo(index, was));
      moves.add(new SwitchOrder.Move(was, draft.call().id().party(index)));
    }
    draft.userData(united(draft.call().userData(), absorb.userData()));
    SwitchOrder merge = new SwitchOrder.Merge(absorb.original(), absorb.consulting(), absorb.purpose(), moves);
    return draft.replace(merge, operationFor(absorb.purpose())).done();
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
  }

  private static Step absorbed(Draft draft, Crossing.Absorbed absorbed) {
    for (int index : absorbed.parties()) {
      Party party = draft.call().party(index).orElse(null);
      if (party == null || party.state() == PartyState.Released) continue;
      // Not told: the user goes on seeing the call, which the original now stands for.
      draft.put(party.released(ReleaseCause.Moved, draft.at));
      if (party.live() && party.endpoint().internal()) draft.effect(new Effect.Delist(index));
    }
    if (draft.call().over()) draft.wake(new Wake.ForgetDue());
    return draft.done();
  }

  private static Step pairEnded(Draft draft, Crossing.PairEnded news) {
    int index = news.party().index();
    Party me = draft.call().party(index).orElse(null);
    // It may end before the switch has said that it has begun.
    draft.fail(
      order -> order.order() instanceof SwitchOrder.Consult consult && consult.consulting().equals(news.ended()),
      "the consult call has ended"
    );
    if (me == null || me.pair() == null || !me.pair().other().equals(news.ended())) return draft.done();
    if (me.state() == PartyState.Null) {
      draft
        .call()
        .parties()
        .forEach(party -> SwitchFacts.leave(draft, party.index(), ReleaseCause.Failed));
      return draft.done();
    }
    draft.fail(order -> order.order() instanceof SwitchOrder.Alternate, "the other call has ended");
    return draft
      .put(draft.party(index).with((Pair) null))
      .tell(index, News.Status)
      .done();
  }

  static Operation operationFor(Consultation purpose) {
    return purpose == Consultation.Conference ? Operation.CompleteConference : Operation.CompleteTransfer;
  }

  private static PartyId id(Draft draft, Party party) {
    return draft.call().id().party(party.index());
  }
}
