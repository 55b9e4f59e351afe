package io.hookswitch.call;

import io.hookswitch.call.Crossing.OfPull;
import io.hookswitch.call.Effect.News;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Pulling a call to another phone of its user. A temporary call of the same user rings the other phones; the call that is
 * pulled goes on as if nothing were, and puts the phone that is picked up in the place of its own by one order to the
 * switch. Neither waits for the other to do anything else: whatever comes in between ends the pull, never the call.
 *
 * <p>Each of the two notes an order that the other gives: the pulled call the {@code Fork}, until it hears that the phones
 * are going to ring; the temporary call the {@code Replace}, until its leg is gone. So each asks again when no answer comes.
 */
final class Pulling {

  private Pulling() {}

  static Step begin(Draft draft, Party me, Command.Pull wish) {
    PartyId temporary = wish.temporary().party(0);
    // Asked again, of a new owner.
    if (temporary.equals(me.pull())) return draft.join(me.index(), Operation.PullCall).done();
    SwitchOrder.Fork fork = new SwitchOrder.Fork(id(draft, me), wish.locations());
    return ask(draft.put(me.pulledBy(temporary)).plan(fork, Operation.PullCall, List.of()), fork).done();
  }

  /** Asks the temporary call to ring. */
  static Draft ask(Draft draft, SwitchOrder.Fork fork) {
    PartyId temporary = draft.party(fork.party().index()).pull();
    return tell(
      draft,
      temporary,
      new Crossing.PullBegun(temporary, fork.party(), draft.call().tenant(), fork.locations())
    );
  }

  static Step cross(Call call, OfPull news, Timing timing, Instant at) {
    if (call == null) {
      return news instanceof Crossing.PullBegun begun ? born(begun, timing, at) : Step.unchanged(null);
    }
    Draft draft = new Draft(call, call, timing, at);
    Draft done = switch (news) {
      case Crossing.PullBegun begun -> answer(draft);
      case Crossing.PullChecked checked -> answer(draft);
      case Crossing.PullReady ready -> ready(draft, ready);
      case Crossing.PickedUp picked -> takeOver(draft, picked);
      case Crossing.PullEnded ended -> call.temporary() ? hangUp(draft) : ended(draft, ended);
    };
    return done.done();
  }

  private static Step born(Crossing.PullBegun begun, Timing timing, Instant at) {
    CallId id = begun.temporary().call();
    Party me = Party.waiting(0, begun.locations().getFirst(), Personality.ClickToDial);
    Call born = new Call(
      id,
      begun.tenant(),
      0,
      Call.tracking(id),
      CallType.Internal,
      begun.pulled().call(),
      null,
      List.of(me.pulledBy(begun.pulled()).in(PartyState.Dialing, at)),
      List.of(),
      Map.of(),
      0,
      at
    );
    Draft draft = new Draft(null, born, timing, at)
      .enlist(0)
      .order(new SwitchOrder.Fork(begun.temporary(), begun.locations()))
      .wake(new Wake.AuditDue());
    return answer(draft).done();
  }

  /** The temporary call says how it is. */
  private static Draft answer(Draft draft) {
    Party me = draft.party(0);
    if (!me.live()) return tellEnded(draft, 0);
    return tell(draft, me.pull(), new Crossing.PullReady(me.pull(), id(draft, me)));
  }

  private static Draft ready(Draft draft, Crossing.PullReady ready) {
    int index = ready.pulled().index();
    if (!pulls(draft, index, ready.temporary())) return refuse(draft, ready.temporary(), ready.pulled());
    return draft.confirm(order -> order.party() == index && order.order() instanceof SwitchOrder.Fork);
  }

  /** The temporary call asks, and goes on asking, to be taken over. */
  static Draft pickedUp(Draft draft) {
    Party me = draft.party(0);
    return tell(draft, me.pull(), new Crossing.PickedUp(me.pull(), id(draft, me), me.endpoint()));
  }

  private static Draft takeOver(Draft draft, Crossing.PickedUp picked) {
    int index = picked.pulled().index();
    if (!pulls(draft, index, picked.temporary())) return refuse(draft, picked.temporary(), picked.pulled());
    draft.confirm(order -> order.party() == index && order.order() instanceof SwitchOrder.Fork);
    if (replaces(draft, index)) return draft;
    Party me = draft.party(index);
    // The two calls of a consultation belong to one phone.
    boolean consults = !ConsultCommands.paired(draft, me).equals(me) || me.pair() != null;
    if (!me.state().connected() || consults) return drop(draft, index);
    Endpoint to = me.endpoint().at(picked.phone());
    return draft.order(new SwitchOrder.Replace(picked.pulled(), picked.temporary(), to));
  }

  /** The switch says at which phone a leg is. */
  static void located(Draft draft, int index, Endpoint phone) {
    if (draft.call().temporary()) found(draft, phone);
    else moved(draft, index, phone);
  }

  private static void found(Draft draft, Endpoint phone) {
    SwitchFacts.originated(draft);
    Party me = draft.party(0).at(phone);
    draft.put(me);
    if (replaces(draft, 0) || leaves(draft)) return;
    pickedUp(draft.plan(new SwitchOrder.Replace(id(draft, me), me.pull(), phone)));
  }

  private static void moved(Draft draft, int index, Endpoint phone) {
    Party me = draft.party(index);
    Party there = me.at(me.endpoint().at(phone));
    boolean done = draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> brings(order, index, phone));
    if (done) there = there.pulledBy(null);
    draft.confirm(order -> brings(order, index, phone)).put(there);
    if (!there.endpoint().equals(me.endpoint())) draft.tell(index, News.Status);
  }

  private static boolean brings(OrderInFlight order, int party, Endpoint phone) {
    return (
      order.party() == party &&
      order.order() instanceof SwitchOrder.Replace replace &&
      replace.to().subscriber().device().equals(phone.subscriber().device())
    );
  }

  /** The temporary call has ended: there is nothing to wait for, unless the switch is at it. */
  private static Draft ended(Draft draft, Crossing.PullEnded ended) {
    int index = ended.party().index();
    if (!pulls(draft, index, ended.other()) || replaces(draft, index)) return draft;
    draft.fail(
      order -> order.party() == index && order.order() instanceof SwitchOrder.Fork,
      "the temporary call has ended"
    );
    return draft.put(draft.party(index).pulledBy(null));
  }

  /** The pulled call gives the pull up. */
  static Draft drop(Draft draft, int index) {
    Party me = draft.party(index);
    if (me.pull() == null) return draft;
    draft.put(me.pulledBy(null));
    return refuse(draft, me.pull(), id(draft, me));
  }

  /** The temporary call is of no use any more. */
  static Draft hangUp(Draft draft) {
    Party me = draft.party(0);
    if (!me.live()) return draft;
    draft.confirm(order -> order.order() instanceof SwitchOrder.Replace);
    return leaves(draft) ? draft : draft.order(new SwitchOrder.Release(id(draft, me), ReleaseCause.Cancelled));
  }

  /** Tells the other call of a pull that the user has left this one. */
  static Draft tellEnded(Draft draft, int index) {
    Party me = draft.party(index);
    boolean ended = me.pull() != null && me.state() == PartyState.Released;
    return ended ? refuse(draft, me.pull(), id(draft, me)) : draft;
  }

  /** Now and then each of the two asks whether the other is still at it. */
  static Draft check(Draft draft) {
    if (draft.call().temporary()) return answer(draft);
    for (Party me : draft.call().parties()) {
      if (me.live() && me.pull() != null) tell(draft, me.pull(), new Crossing.PullChecked(me.pull()));
    }
    return draft;
  }

  private static Draft refuse(Draft draft, PartyId told, PartyId me) {
    return tell(draft, told, new Crossing.PullEnded(told, me));
  }

  private static Draft tell(Draft draft, PartyId other, Crossing news) {
    return draft.effect(new Effect.Tell(other.call(), news));
  }

  private static boolean pulls(Draft draft, int index, PartyId temporary) {
    return draft
      .call()
      .party(index)
      .filter(me -> me.live() && temporary.equals(me.pull()))
      .isPresent();
  }

  private static boolean replaces(Draft draft, int party) {
    return draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> order.party() == party && order.order() instanceof SwitchOrder.Replace);
  }

  private static boolean leaves(Draft draft) {
    return draft
      .call()
      .orders()
      .values()
      .stream()
      .anyMatch(order -> order.order() instanceof SwitchOrder.Release);
  }

  private static PartyId id(Draft draft, Party party) {
    return draft.call().id().party(party.index());
  }
}
