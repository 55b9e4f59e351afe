package io.hookswitch.call;

import static io.hookswitch.call.CallLaws.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Alice talks to Bob and pulls the call to another of her phones: the pulled call and the temporary one with their owners,
 * the switch, and everything that is under way between them. Each call's facts, and each call's orders, come in order;
 * between calls anything may overtake anything.
 */
final class PullWorld {

  static final CallId PULLED = new CallId(7);
  static final CallId TEMPORARY = new CallId(8);
  static final PartyId RINGING = TEMPORARY.party(0);
  static final Endpoint HOME = phone("home");
  static final Endpoint MOBILE = phone("mobile");
  private static final CallMachine MACHINE = new CallMachine(Scene.TIMING);
  private static final List<CallId> BOTH = List.of(PULLED, TEMPORARY);

  /** Something that can happen now. */
  record Move(String name, Consumer<PullWorld> deed) {}

  final Map<CallId, Call> calls = new TreeMap<>((a, b) -> Long.compare(a.number(), b.number()));
  final PullSwitch phones;
  final Map<CallId, List<SwitchEvent>> facts = new LinkedHashMap<>();
  final Map<CallId, List<Effect.ToSwitch>> orders = new LinkedHashMap<>();
  /** What a call has not told yet, and the orders behind it. */
  final Map<CallId, List<Effect>> outbox = new LinkedHashMap<>();
  final Map<CallId, Set<Wake>> timers = new LinkedHashMap<>();
  final Map<String, Command> waiting = new HashMap<>();
  int deeds;
  boolean muddled;

  PullWorld() {
    phones = new PullSwitch((call, fact) -> facts.get(call).add(fact));
    for (CallId call : BOTH) {
      facts.put(call, new ArrayList<>());
      orders.put(call, new ArrayList<>());
      outbox.put(call, new ArrayList<>());
      timers.put(call, new LinkedHashSet<>());
    }
  }

  PullWorld copy() {
    PullWorld copy = new PullWorld(phones);
    copy.calls.putAll(calls);
    for (CallId call : BOTH) {
      copy.facts.get(call).addAll(facts.get(call));
      copy.orders.get(call).addAll(orders.get(call));
      copy.outbox.get(call).addAll(outbox.get(call));
      copy.timers.get(call).addAll(timers.get(call));
    }
    copy.waiting.putAll(waiting);
    copy.deeds = deeds;
    copy.muddled = muddled;
    return copy;
  }

  private PullWorld(PullSwitch from) {
    phones = from.copy((call, fact) -> facts.get(call).add(fact));
    for (CallId call : BOTH) {
      facts.put(call, new ArrayList<>());
      orders.put(call, new ArrayList<>());
      outbox.put(call, new ArrayList<>());
      timers.put(call, new LinkedHashSet<>());
    }
  }

  static Endpoint phone(String device) {
    Endpoint desk = Scene.phone("alice", RecordingMode.OnDemandUserStart);
    Endpoint.Subscriber who = desk.subscriber();
    return new Endpoint(
      device,
      device,
      new Endpoint.Subscriber(who.user(), device, who.role(), who.network(), who.canMute(), who.recording())
    );
  }

  static Command.Pull pull() {
    return new Command.Pull(Scene.ALICE, TEMPORARY, List.of(HOME, MOBILE));
  }

  /** Alice, whose recording is paused for privacy, talks to Bob; everything is quiet. */
  static PullWorld talking() {
    PullWorld world = new PullWorld();
    Scene scene = Scene.recorded(RecordingMode.OnDemandUserStart);
    scene.ask(new Command.PauseRecording(Scene.ALICE));
    scene.hear(Scene.ALICE, Scene.recording(RecordingState.Paused));
    world.calls.put(PULLED, scene.call);
    for (PartyId party : List.of(Scene.ALICE, Scene.BOB)) {
      world.phones.connect(party, scene.party(party).endpoint(), scene.party(party).seen());
    }
    world.timers.get(PULLED).add(new Wake.AuditDue());
    return world;
  }

  static PullWorld held() {
    PullWorld world = talking();
    world.ask(new Command.Hold(Scene.ALICE));
    world.calm();
    return world;
  }

  /** The pull has just been asked for. */
  PullWorld asked() {
    ask(pull());
    return this;
  }

  Party alice() {
    return calls.get(PULLED).at(0);
  }

  void calm() {
    for (int steps = 0; ; steps++) {
      List<Move> moves = deliveries(false);
      if (moves.isEmpty()) moves = due();
      if (moves.isEmpty()) return;
      law(steps < 500, "everything comes to rest");
      moves.getFirst().deed().accept(this);
    }
  }

  /** Calm, after each leg was compared with the switch. */
  void settle() {
    for (int audit = 0; audit < 3; audit++) {
      calm();
      for (CallId id : List.copyOf(calls.keySet())) {
        for (Wake wake : List.copyOf(timers.get(id))) if (wake instanceof Wake.AuditDue) take(id, wake);
      }
    }
    calm();
  }

  Step ask(Command wish) {
    Call call = calls.get(wish.by().call());
    Step step = take(wish.by().call(), TestPolicy.decide(call, wish.by().index()), wish);
    step.awaits().ifPresent(order -> waiting.put(wish.by().call() + " " + order, wish));
    return step;
  }

  Step take(CallId id, CallInput input) {
    return take(id, Decision.NOTHING, input);
  }

  private Step take(CallId id, Decision decision, CallInput input) {
    Call before = calls.get(id);
    if (input instanceof Wake wake) timers.get(id).remove(wake);
    Step step = MACHINE.step(before, decision, input, Scene.DAWN);
    if (step.next() != null) calls.put(id, step.next());
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.ToSwitch order -> outbox.get(id).add(order);
        case Effect.Tell tell -> outbox.get(id).add(tell);
        case Effect.WakeMe wake -> timers.get(id).add(wake.what());
        case Effect.Settle settle -> waiting.remove(id + " " + settle.order());
        case Effect.Notify notify -> law(!id.equals(TEMPORARY), "nobody hears of the temporary call: " + effect);
        default -> {
        }
      }
    }
    PullLaws.always(this);
    flush(id);
    return step;
  }

  private void flush(CallId id) {
    List<Effect> out = outbox.get(id);
    while (!out.isEmpty() && out.getFirst() instanceof Effect.ToSwitch order) {
      orders.get(id).add(order);
      out.removeFirst();
    }
  }

  /** Everything under way arrives, in any order; one thing may get lost, or come twice. */
  List<Move> deliveries(boolean losing) {
    List<Move> moves = new ArrayList<>();
    for (CallId id : BOTH) {
      if (!orders.get(id).isEmpty()) {
        String what = "switch takes " + orders.get(id).getFirst();
        moves.add(
          new Move(what, world -> {
            Effect.ToSwitch order = world.orders.get(id).removeFirst();
            world.phones.take(order.number(), order.order());
          })
        );
        if (losing) moves.add(lost(what, world -> world.orders.get(id).removeFirst()));
      }
      if (!facts.get(id).isEmpty()) {
        String what = id + " hears " + facts.get(id).getFirst();
        moves.add(new Move(what, world -> world.take(id, world.facts.get(id).removeFirst())));
        if (losing) moves.add(lost(what, world -> world.facts.get(id).removeFirst()));
      }
      if (!outbox.get(id).isEmpty()) {
        Effect.Tell head = (Effect.Tell) outbox.get(id).getFirst();
        String what = head.to() + " is told " + head.news();
        moves.add(
          new Move(what, world -> {
            world.outbox.get(id).removeFirst();
            world.tell(head);
            world.flush(id);
          })
        );
        if (losing) {
          moves.add(
            lost(what, world -> {
              world.outbox.get(id).removeFirst();
              world.flush(id);
            })
          );
          moves.add(lost("twice " + what, world -> world.tell(head)));
        }
      }
    }
    return moves;
  }

  /** The owner of a call that does not exist takes only what begins it. */
  private void tell(Effect.Tell tell) {
    if (calls.containsKey(tell.to()) || tell.news() instanceof Crossing.PullBegun) take(tell.to(), tell.news());
  }

  private static Move lost(String what, Consumer<PullWorld> deed) {
    return new Move("lost: " + what, world -> {
      world.muddled = true;
      deed.accept(world);
    });
  }

  /** Orders that are due, once everything has arrived. */
  List<Move> due() {
    List<Move> moves = new ArrayList<>();
    timers.forEach((id, all) ->
      all
        .stream()
        .filter(wake -> wake instanceof Wake.OrderDue due && calls.get(id).orders().containsKey(due.order()))
        .forEach(wake -> moves.add(new Move(id + " " + wake, world -> world.take(id, wake))))
    );
    return moves;
  }

  /** What somebody at a phone, or a client, may do. */
  List<Move> deeds() {
    List<Move> moves = new ArrayList<>();
    for (CallId id : BOTH) {
      for (PartyId party : phones.up(id)) {
        for (String what : phones.deeds(party).keySet()) {
          moves.add(deed(party + " " + what, world -> world.phones.deeds(party).get(what).run()));
        }
      }
    }
    for (Command wish : wishes()) {
      Call call = calls.get(wish.by().call());
      if (call == null || !call.at(wish.by().index()).live()) continue;
      Decision decision = TestPolicy.decide(call, wish.by().index());
      boolean listed = wish.needs().stream().anyMatch(decision::allows);
      if (listed) moves.add(deed(wish.toString(), world -> world.ask(wish)));
    }
    return moves;
  }

  private static List<Command> wishes() {
    return List.of(
      new Command.Leave(RINGING),
      new Command.Leave(Scene.ALICE),
      new Command.Hold(Scene.ALICE),
      new Command.Retrieve(Scene.ALICE),
      new Command.Redirect(Scene.ALICE, Scene.phone("carol"))
    );
  }

  private static Move deed(String name, Consumer<PullWorld> what) {
    return new Move(name, world -> {
      world.deeds++;
      what.accept(world);
    });
  }

  /** Everything that decides what can still happen. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (Call call : calls.values()) {
      key.append(call.orders()).append(call.nextOrder());
      for (Party party : call.parties()) {
        key
          .append(party.state())
          .append(party.pull())
          .append(party.seen())
          .append(party.endpoint())
          .append(party.cause());
      }
      key.append('|');
    }
    key.append(phones).append(facts).append(orders).append(outbox).append(timers).append(waiting.keySet());
    return key.append(deeds).append(muddled).toString();
  }

  @Override
  public String toString() {
    return calls.values() + "\nswitch " + phones + "\nwaiting " + waiting;
  }
}
