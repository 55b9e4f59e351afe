package io.hookswitch.call;

import static io.hookswitch.call.CallLaws.law;

import io.hookswitch.call.Effect.News;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true of two calls of one user: of every step, of every state on the way, and when all is quiet. */
final class PairLaws {

  private static final CallMachine MACHINE = new CallMachine(Scene.TIMING);

  private PairLaws() {}

  static void step(CallId id, Call before, CallInput input, Step step) {
    if (step.refused()) return;
    for (Effect effect : step.effects()) {
      if (!(effect instanceof Effect.Settle settle) || settle.failure().isEmpty()) continue;
      OrderInFlight order = before.orders().get(settle.order());
      // Whoever wishes otherwise, or never wished, need not be told.
      if (order.operation() == null || (input instanceof Command wish && wish.by().index() == order.party())) continue;
      int party = order.party();
      boolean told = step.effects().contains(new Effect.Notify(party, News.Failure));
      boolean left = !step.next().at(party).live();
      boolean nobodyAsked = Joining.reserved(order);
      law(told || left || nobodyAsked, "what fails is told as a failure: " + order);
    }
    if (step.next() == null) return;
    step
      .next()
      .orders()
      .forEach((number, order) ->
        law(step.next().at(order.party()).live(), "orders in flight concern live parties: " + order)
      );
  }

  /** On the way: what is advertised is accepted, nothing else is, and everybody can get out. */
  static void always(PairPlay play, Call call) {
    for (Party party : call.parties()) {
      if (!party.endpoint().internal() || !party.live()) continue;
      Decision decision = TestPolicy.decide(call, party.index());
      for (Command wish : play.all(call, party)) {
        boolean advertised = wish.needs().stream().anyMatch(decision::allows);
        Step step = MACHINE.step(call, decision, wish, Scene.DAWN);
        law(step.refused() != advertised, "what is advertised is accepted, nothing else: " + wish);
        law(step.refused() || step.awaits().isPresent(), "whoever is accepted learns what becomes of it: " + wish);
        law(!(wish instanceof Command.Leave) || !step.refused(), "everybody can get out");
      }
    }
  }

  /** At rest: both sides tell the same story. */
  static void atRest(PairWorld world) {
    law(world.waiting.isEmpty(), "each command came true or was told as a failure");
    for (CallId id : PairWorld.CALLS) {
      Call call = world.calls.get(id);
      if (call != null) call(world, call);
      long talkers = world.phones.up(id).stream().filter(world.phones::talks).count();
      for (PartyId leg : world.phones.up(id)) {
        law(call != null && call.party(leg.index()).isPresent(), "no leg without an owner: " + leg);
        law(call.at(leg.index()).state() == world.phones.state(leg), "the gateway knows the leg " + leg);
      }
      law(talkers != 1 && (talkers > 0 || world.phones.up(id).isEmpty()), "no leg without a peer");
    }
    lists(world);
  }

  private static void call(PairWorld world, Call call) {
    law(call.orders().isEmpty(), "every order is settled");
    for (Party party : call.parties()) {
      PartyId id = call.id().party(party.index());
      law(!party.live() || world.phones.state(id) == party.state(), "the switch knows the party " + id);
      law(
        party.state() != PartyState.Null || world.phones.state(id) == PartyState.Null,
        "nobody is awaited in vain " + id
      );
      if (party.live() && party.supervision() != null) supervisor(world, call, party);
      if (!party.live() || party.pair() == null) continue;
      PartyId other = party.pair().other();
      Call there = world.calls.get(other.call());
      law(there != null && there.at(other.index()).live(), "nobody is paired with a dead call");
      Pair back = there.at(other.index()).pair();
      law(back != null && back.other().equals(id), "who is paired, is paired on both calls");
    }
  }

  private static void supervisor(PairWorld world, Call call, Party party) {
    Supervision known = party.supervision();
    PairSwitch.Monitors there = world.phones.monitors(call.id().party(party.index()));
    law(there != null && there.how() == known.how(), "the gateway knows how a supervisor takes part");
    law(there.userMuted() == known.userMuted(), "the gateway knows whom a supervisor has muted");
    law(call.at(known.user()).live(), "nobody monitors somebody who has left");
  }

  private static void lists(PairWorld world) {
    Map<UserId, Map<PartyId, PartyId>> expected = new HashMap<>();
    world.lists.keySet().forEach(user -> expected.put(user, new HashMap<>()));
    for (Call call : world.calls.values()) {
      for (Party party : call.parties()) {
        if (!party.live() || !party.endpoint().internal()) continue;
        expected
          .computeIfAbsent(party.endpoint().subscriber().user(), none -> new HashMap<>())
          .put(party.knownAs(call.id()), call.id().party(party.index()));
      }
    }
    law(expected.equals(world.lists), "the users' lists are the live parties: " + expected);
    detached(world);
  }

  /** Who left a call to others is shown it for as long as any of them is there, on whichever call, and no longer. */
  static void detached(PairWorld world) {
    Set<PartyId> left = new HashSet<>();
    for (Call call : world.calls.values()) {
      if (!world.phones.goesOn(call.id())) continue;
      for (Party party : call.parties()) {
        if (party.endpoint().internal() && party.transferredAway()) left.add(call.id().party(party.index()));
      }
    }
    law(left.equals(world.detached), "whoever left a call that goes on is still shown it, nobody else: " + left);
  }
}
