package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Command;
import io.hookswitch.call.Comparison;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.Timing;
import io.hookswitch.call.Verdict;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * The owners of all calls on one node that may die, above the simulated switch, in virtual time: the shell of the core
 * without its cluster. Orders and what calls tell each other take their time; some of what is told gets lost.
 */
final class Owners {

  private static final Timing TIMING = new Timing(
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  );

  /** One call and what its owner has yet to do, in order. */
  private static final class Owner {

    Call call;
    final Deque<Effect> effects = new ArrayDeque<>();
    boolean telling;
    /** Of the last order on its way: orders do not overtake each other. */
    Instant arrives = Instant.MIN;
  }

  private record Order(CallId call, long number) {}

  final Map<CallId, Call> known = new LinkedHashMap<>();
  private final CallMachine machine = new CallMachine(TIMING);
  private final Map<CallId, Owner> owners = new HashMap<>();
  private final Map<Order, List<Command>> waiting = new HashMap<>();
  private final VirtualTime time;
  private final SimConnector connector;
  private final CapabilityRules rules;
  private final Random dice;
  /** Told of each command that a client is told to have been done. */
  private final BiConsumer<Call, Command> done;
  private final Map<CallId, Instant> undecided = new HashMap<>();
  private long fence = 1;

  Owners(VirtualTime time, SimConnector connector, CapabilityRules rules, Random dice, BiConsumer<Call, Command> done) {
    this.time = time;
    this.connector = connector;
    this.rules = rules;
    this.dice = dice;
    this.done = done;
    connector.onEvent(event -> {
      if (owners.containsKey(event.party().call())) take(event.party().call(), event);
    });
    connector.start();
  }

  Decision decision(PartyId who) {
    return known
      .get(who.call())
      .party(who.index())
      .filter(party -> party.endpoint().internal())
      .map(party -> rules.decide(CallFacts.of(known.get(who.call()), party, Circumstances.USUAL)))
      .orElse(Decision.NOTHING);
  }

  /** Whether the owner would accept it now. */
  boolean accepts(Command wish) {
    return !machine.step(known.get(wish.by().call()), decision(wish.by()), wish, time.now()).refused();
  }

  void dial(Command.Dial dial) {
    CallId id = dial.by().call();
    Decision decision = rules.decide(CallFacts.idle(dial.from().subscriber(), Circumstances.USUAL));
    perform(id, machine.step(null, decision, dial, time.now()));
  }

  /** @return whether it was accepted */
  boolean ask(Command wish) {
    CallId id = wish.by().call();
    Step step = machine.step(known.get(id), decision(wish.by()), wish, time.now());
    if (step.refused()) return false;
    if (step.awaits().isEmpty()) done.accept(step.next(), wish);
    else waiting.computeIfAbsent(new Order(id, step.awaits().getAsLong()), none -> new ArrayList<>()).add(wish);
    perform(id, step);
    return true;
  }

  private void take(CallId id, CallInput input) {
    perform(id, machine.step(known.get(id), Decision.NOTHING, input, time.now()));
  }

  private void perform(CallId id, Step step) {
    if (step.next() == null) return;
    Owner owner = owners.computeIfAbsent(id, none -> new Owner());
    known.put(id, step.next());
    owner.call = step.next();
    owner.effects.addAll(step.effects());
    perform(id, owner);
  }

  private void perform(CallId id, Owner owner) {
    while (!owner.telling && !owner.effects.isEmpty()) perform(id, owner, owner.effects.removeFirst());
  }

  private void perform(CallId id, Owner owner, Effect effect) {
    switch (effect) {
      case Effect.ToSwitch order -> send(owner, order);
      case Effect.Tell tell -> tell(id, owner, tell);
      case Effect.WakeMe wake -> time.after(wake.after(), () -> {
        if (owners.get(id) == owner) take(id, wake.what());
      });
      case Effect.Settle settle -> {
        List<Command> asked = waiting.remove(new Order(id, settle.order()));
        if (asked != null && settle.failure().isEmpty()) asked.forEach(wish -> done.accept(owner.call, wish));
      }
      case Effect.Renumber again -> {
        List<Command> asked = waiting.remove(new Order(id, again.order()));
        if (asked != null) waiting.put(new Order(id, again.as()), asked);
      }
      case Effect.Forget forget -> {
        owners.remove(id);
        known.remove(id);
      }
      default -> {
      }
    }
  }

  /** On its way it may be overtaken by the death of the node, though not by another order about the call. */
  private void send(Owner owner, Effect.ToSwitch order) {
    long mine = fence;
    Instant arrives = time.now().plusMillis(dice.nextInt(40));
    owner.arrives = arrives.isBefore(owner.arrives) ? owner.arrives : arrives;
    time.after(Duration.between(time.now(), owner.arrives), () -> connector.send(mine, order.number(), order.order()));
  }

  private void tell(CallId id, Owner owner, Effect.Tell tell) {
    owner.telling = true;
    boolean lost = dice.nextInt(30) == 0;
    time.after(Duration.ofMillis(dice.nextInt(dice.nextInt(5) == 0 ? 1500 : 150)), () -> {
      if (owners.get(id) != owner) return;
      boolean begins = tell.news() instanceof Crossing.ConsultBegun;
      if (!lost && (begins || owners.containsKey(tell.to()))) take(tell.to(), tell.news());
      owner.telling = false;
      perform(id, owner);
    });
  }

  /**
   * The node dies with all it has not done yet, orders that are on their way excepted, and another takes all calls over
   * from what was stored.
   */
  void takeOver() {
    fence++;
    owners.clear();
    waiting.clear();
    for (CallId id : List.copyOf(known.keySet())) {
      Call call = WireJson.read(WireJson.write(known.get(id)), Call.class);
      owners.put(id, new Owner());
      known.put(id, call);
      connector.adopt(fence, call);
      perform(id, machine.resume(call, false, time.now()));
    }
  }

  /** The same, after something was stored that the node did not live to act on. */
  void takeOverAfter(Command wish) {
    Step step = machine.step(known.get(wish.by().call()), decision(wish.by()), wish, time.now());
    known.put(wish.by().call(), step.next());
    takeOver();
  }

  /**
   * Compares all calls with the switch's own list, as a node does, and does what follows.
   *
   * @param stale so old is the list when it is compared
   * @return what was found
   */
  List<Verdict> compare(Duration grace, Duration stale) {
    Map<CallId, SwitchCall> listed = new LinkedHashMap<>();
    connector.list(0, null, 1000).onSuccess(page -> page.calls().forEach(found -> listed.put(found.call(), found)));
    time.pass(Duration.ZERO);
    time.pass(stale);
    known.keySet().forEach(id -> listed.putIfAbsent(id, SwitchCall.none(id, time.now())));
    List<Verdict> all = new ArrayList<>();
    Map<CallId, Instant> open = new HashMap<>();
    listed.forEach((id, found) -> {
      Comparison list = new Comparison(found, undecided.get(id), grace);
      List<Verdict> verdicts = machine.compare(known.get(id), list, time.now());
      all.addAll(verdicts);
      if (verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.REPORTED)) {
        open.put(id, undecided.getOrDefault(id, time.now()));
      }
      put(id, machine.step(known.get(id), Decision.NOTHING, list, time.now()));
    });
    undecided.clear();
    undecided.putAll(open);
    return all;
  }

  private void put(CallId id, Step step) {
    if (step.next() != null) {
      boolean unheard = !known.containsKey(id);
      perform(id, step);
      if (unheard) connector.adopt(fence, step.next());
      return;
    }
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.ToSwitch order) connector.send(fence, order.number(), order.order());
    }
  }
}
