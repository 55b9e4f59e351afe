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
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Alice talks to Bob and may consult Carol: two calls, each with its owner, the switch, and everything that is under way
 * between them. Each call's facts, and each call's orders, come in order; between calls anything may overtake anything.
 * Like the shell, a call gives what follows a message to another call only when that message was taken or got lost.
 */
final class PairWorld {

  static final CallId ORIGINAL = new CallId(7);
  static final CallId CONSULT = new CallId(8);
  static final CallId NEXT = new CallId(9);
  static final List<CallId> CALLS = List.of(ORIGINAL, CONSULT, NEXT);
  static final PartyId CONSULTING = CONSULT.party(0);
  static final PartyId CONSULTED = CONSULT.party(1);
  private static final CallMachine MACHINE = new CallMachine(Scene.TIMING);

  /** Something that can happen now. */
  record Move(String name, Consumer<PairWorld> deed) {}

  record Waiting(CallId call, long order) {}

  final Map<CallId, Call> calls = new TreeMap<>((a, b) -> Long.compare(a.number(), b.number()));
  /** The calls as they are kept for their next owners: not if the switch was heard to say nothing new. */
  private final Map<CallId, Call> kept = new HashMap<>();
  final PairSwitch phones;
  /** From the switch, by call. */
  final Map<CallId, List<SwitchEvent>> facts = new LinkedHashMap<>();
  /** To the switch, by call. */
  final Map<CallId, List<Effect.ToSwitch>> orders = new LinkedHashMap<>();
  /** What a call has not told yet, and the orders behind it. */
  final Map<CallId, List<Effect>> outbox = new LinkedHashMap<>();
  final Map<CallId, Set<Wake>> timers = new LinkedHashMap<>();
  /** The calls at each user: under which id they are known, and where they are. */
  final Map<UserId, Map<PartyId, PartyId>> lists = new HashMap<>();
  /** Who has left a call that goes on, and is still shown it. */
  final Set<PartyId> detached = new LinkedHashSet<>();
  /** Those of the calls that their owners know no longer. */
  final Set<CallId> forgotten = new LinkedHashSet<>();
  final Map<Waiting, List<Command>> waiting = new LinkedHashMap<>();
  /** Wishes and phone actions so far. */
  int deeds;
  boolean muddled;
  /** The calls were begun apart, and Alice may want to transfer one to the other. */
  private boolean apart;
  /** Does not follow into copies. */
  private Witness witness = Witness.NOBODY;

  /** What can be done here. */
  final PairPlay play;
  /** What presences are about to tell calls: a supervisor wants to join. */
  final List<Crossing.MonitorWanted> wanted = new ArrayList<>();

  PairWorld(PairPlay play) {
    this.play = play;
    phones = new PairSwitch((call, fact) -> facts.get(call).add(fact));
    for (CallId call : CALLS) {
      facts.put(call, new ArrayList<>());
      orders.put(call, new ArrayList<>());
      outbox.put(call, new ArrayList<>());
      timers.put(call, new LinkedHashSet<>());
    }
  }

  private PairWorld(PairWorld from) {
    play = from.play;
    wanted.addAll(from.wanted);
    phones = from.phones.copy((call, fact) -> facts.get(call).add(fact));
    calls.putAll(from.calls);
    kept.putAll(from.kept);
    from.facts.forEach((call, all) -> facts.put(call, new ArrayList<>(all)));
    from.orders.forEach((call, all) -> orders.put(call, new ArrayList<>(all)));
    from.outbox.forEach((call, all) -> outbox.put(call, new ArrayList<>(all)));
    from.timers.forEach((call, all) -> timers.put(call, new LinkedHashSet<>(all)));
    from.lists.forEach((user, all) -> lists.put(user, new HashMap<>(all)));
    from.waiting.forEach((key, all) -> waiting.put(key, List.copyOf(all)));
    detached.addAll(from.detached);
    forgotten.addAll(from.forgotten);
    deeds = from.deeds;
    muddled = from.muddled;
    apart = from.apart;
  }

  PairWorld copy() {
    return new PairWorld(this);
  }

  /** Alice talks to Bob; everything is quiet. */
  static PairWorld talking() {
    return talking(PairPlay.TWO_CALLS);
  }

  static PairWorld talking(PairPlay play) {
    PairWorld world = new PairWorld(play);
    Scene scene = Scene.talking();
    world.calls.put(ORIGINAL, scene.call);
    world.kept.put(ORIGINAL, scene.call);
    for (PartyId party : List.of(Scene.ALICE, Scene.BOB)) {
      world.phones.connect(party, scene.party(party).seen());
      world.list(scene.party(party)).put(party, party);
    }
    world.timers.get(ORIGINAL).add(new Wake.AuditDue());
    List.of(Scene.ALICE, Scene.BOB).forEach(party -> world.connected(party, scene.party(party).endpoint()));
    world.calm();
    return world;
  }

  /**
   * Alice has put Bob on hold and called Carol, who is in this state; neither call knows of the other.
   *
   * @param carol {@code Ringing} or {@code Established}
   */
  static PairWorld apart(PartyState carol) {
    PairWorld world = talking();
    world.ask(new Command.Hold(Scene.ALICE));
    Decision idle = TestPolicy.idle();
    world.take(
      CONSULT,
      idle,
      new Command.Dial(CONSULTING, Scene.phone("alice"), Scene.phone("carol"), false, null, Map.of())
    );
    world.orders.get(CONSULT).clear();
    world.take(CONSULT, new SwitchEvent.Originated(CONSULTING, 1));
    world.take(CONSULT, new SwitchEvent.Ringing(CONSULTED, 1));
    world.phones.connect(CONSULTING, 1, PartyState.Dialing);
    world.phones.connect(CONSULTED, 1, PartyState.Ringing);
    world.waiting.clear();
    world.calm();
    if (carol == PartyState.Established) {
      world.phones.phone(CONSULTED).get("answers").run();
      world.calm();
    }
    world.apart = true;
    return world;
  }

  /** Alice has talked to Bob, who is on hold, and now talks to Carol. */
  static PairWorld consulting(Consultation purpose) {
    return consulting(purpose, PairPlay.TWO_CALLS);
  }

  static PairWorld consulting(Consultation purpose, PairPlay play) {
    PairWorld world = asked(purpose, play);
    world.calm();
    for (String what : List.of("rings", "answers")) {
      world.phones.phone(CONSULTED).get(what).run();
      world.calm();
    }
    return world;
  }

  /** Alice, who talks to Bob, has just asked for a call to Carol. */
  static PairWorld asked(Consultation purpose) {
    return asked(purpose, PairPlay.TWO_CALLS);
  }

  static PairWorld asked(Consultation purpose, PairPlay play) {
    return asked(purpose, play, Witness.NOBODY);
  }

  /** @param witness looks on from before the asking on */
  static PairWorld asked(Consultation purpose, PairPlay play, Witness witness) {
    PairWorld world = talking(play);
    world.witness = witness;
    for (Call call : world.kept.values()) witness.tookOver(call, MACHINE.resume(call, false, Scene.DAWN), Scene.DAWN);
    world.ask(new Command.Consult(Scene.ALICE, CONSULT, Scene.phone("carol"), purpose, Map.of()));
    return world;
  }

  /** Everything under way arrives, and what is due happens. */
  void calm() {
    for (int steps = 0; ; steps++) {
      List<Move> moves = deliveries(false);
      if (moves.isEmpty()) moves = due();
      if (moves.isEmpty()) return;
      law(steps < 500, "everything comes to rest");
      moves.getFirst().deed().accept(this);
    }
  }

  /**
   * Calm, after each leg was compared with the switch; then what is over was forgotten, and then all calls have got new
   * owners. What nobody has lost needs no time to be right.
   */
  void settle() {
    for (int audit = 0; audit < 3; audit++) wakeAll(Wake.AuditDue.class);
    if (!muddled) PairLaws.detached(this);
    for (int linger = 0; linger < 2; linger++) wakeAll(Wake.ForgetDue.class);
    PairLaws.detached(this);
    for (CallId id : List.copyOf(calls.keySet())) if (!forgotten.contains(id)) takeOver(id);
    calm();
    wakeAll(Wake.ForgetDue.class);
  }

  private void wakeAll(Class<? extends Wake> which) {
    calm();
    for (CallId id : List.copyOf(calls.keySet())) {
      for (Wake wake : List.copyOf(timers.get(id))) if (which.isInstance(wake)) take(id, wake);
    }
    calm();
  }

  /** Any call gets a new owner. */
  List<Move> takeovers() {
    return calls
      .keySet()
      .stream()
      .map(id -> new Move(id + " is taken over", world -> world.takeOver(id)))
      .toList();
  }

  /** Timers die with the owner of a call, and so does what it has not told. */
  void takeOver(CallId id) {
    muddled |= !outbox.get(id).isEmpty();
    timers.get(id).clear();
    outbox.get(id).clear();
    Call found = kept.get(id);
    Step step = MACHINE.resume(found, false, Scene.DAWN);
    witness.tookOver(found, step, Scene.DAWN);
    keep(id, found, step);
    perform(id, step);
  }

  private Map<PartyId, PartyId> list(Party party) {
    return lists.computeIfAbsent(party.endpoint().subscriber().user(), none -> new HashMap<>());
  }

  Step ask(Command wish) {
    Call call = calls.get(wish.by().call());
    Decision decision = call == null ? TestPolicy.idle() : TestPolicy.decide(call, wish.by().index());
    return take(wish.by().call(), decision, wish);
  }

  Step take(CallId id, CallInput input) {
    return take(id, Decision.NOTHING, input);
  }

  private Step take(CallId id, Decision decision, CallInput input) {
    Call before = forgotten.contains(id) ? null : calls.get(id);
    if (input instanceof Wake wake) timers.get(id).remove(wake);
    Step step = MACHINE.step(before, decision, input, Scene.DAWN);
    witness.took(before, input, decision, Terms.NONE, step, Scene.DAWN);
    if (step.next() != null) keep(id, before, step);
    if (step.next() != null && step.next() != before) PairLaws.always(play, step.next());
    if (input instanceof Command wish && !step.refused()) accepted(id, wish, step);
    PairLaws.step(id, before, input, step);
    perform(id, step);
    return step;
  }

  private void keep(CallId id, Call before, Step step) {
    calls.put(id, step.next());
    if (step.changes(before)) kept.put(id, step.next());
  }

  private void perform(CallId id, Step step) {
    for (Effect effect : step.effects()) perform(id, step, effect);
    flush(id);
  }

  private void accepted(CallId id, Command wish, Step step) {
    law(step.awaits().isPresent(), "whoever is accepted learns what becomes of it: " + wish);
    waiting.merge(new Waiting(id, step.awaits().getAsLong()), List.of(wish), (a, b) -> {
      List<Command> all = new ArrayList<>(a);
      all.addAll(b);
      return all;
    });
  }

  private void perform(CallId id, Step step, Effect effect) {
    switch (effect) {
      case Effect.ToSwitch order -> outbox.get(id).add(order);
      case Effect.Tell tell -> outbox.get(id).add(tell);
      case Effect.WakeMe wake -> timers.get(id).add(wake.what());
      case Effect.Enlist enlist -> {
        Party party = step.next().at(enlist.party());
        PartyId here = id.party(enlist.party());
        // Like the store: what has moved on is not called back by the news that it had appeared.
        if (here.equals(party.knownAs(id))) list(party).putIfAbsent(here, here);
        else list(party).put(party.knownAs(id), here);
      }
      case Effect.Detach detach -> {
        PartyId here = id.party(detach.party());
        if (list(step.next().at(detach.party())).values().remove(here)) detached.add(here);
      }
      case Effect.Delist delist -> {
        PartyId here = id.party(delist.party());
        list(step.next().at(delist.party())).values().removeIf(here::equals);
        detached.remove(here);
      }
      case Effect.Settle settle -> {
        List<Command> asked = waiting.remove(new Waiting(id, settle.order()));
        boolean confirmed = settle.failure().isEmpty() && asked != null;
        law(!confirmed || asked.stream().allMatch(phones::did), "what is confirmed has come true: " + asked);
      }
      case Effect.Forget forget -> {
        timers.get(id).clear();
        forgotten.add(id);
      }
      case Effect.Notify notify -> {
      }
      case Effect.Connected connected -> connected(
        id.party(connected.party()),
        step.next().at(connected.party()).endpoint()
      );
      case Effect.StillConnected connected -> {
      }
      case Effect.Renumber again -> {
        List<Command> asked = waiting.remove(new Waiting(id, again.order()));
        if (asked != null) waiting.put(new Waiting(id, again.as()), asked);
      }
    }
  }

  private void connected(PartyId party, Endpoint phone) {
    if (play.watches(phone)) wanted.add(play.wanted(party, phone));
  }

  /** An order leaves as soon as nothing is before it. */
  private void flush(CallId id) {
    List<Effect> out = outbox.get(id);
    while (!out.isEmpty() && out.getFirst() instanceof Effect.ToSwitch order) {
      orders.get(id).add(order);
      out.removeFirst();
    }
  }

  /** Everything under way arrives, in any order; one thing may get lost. */
  List<Move> deliveries(boolean losing) {
    List<Move> moves = new ArrayList<>();
    for (Crossing.MonitorWanted news : new LinkedHashSet<>(wanted)) {
      String what = news.user() + " is wanted to be monitored";
      moves.add(
        new Move(what, world -> {
          world.wanted.remove(news);
          world.take(news.user().call(), news);
        })
      );
    }
    for (CallId id : CALLS) {
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
        if (!losing) continue;
        moves.add(
          lost(what, world -> {
            world.outbox.get(id).removeFirst();
            world.flush(id);
          })
        );
        moves.add(
          new Move("twice: " + what, world -> {
            world.muddled = true;
            world.tell(head);
          })
        );
      }
    }
    return moves;
  }

  private void tell(Effect.Tell tell) {
    take(tell.to(), tell.news());
  }

  private static Move lost(String what, Consumer<PairWorld> deed) {
    return new Move("lost: " + what, world -> {
      world.muddled = true;
      deed.accept(world);
    });
  }

  /** Takes out what is on its way to a call from the other one. */
  Crossing outboxTo(CallId to) {
    List<Effect> out = outbox.get(to.equals(CONSULT) ? ORIGINAL : CONSULT);
    return ((Effect.Tell) out.removeFirst()).news();
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
    for (CallId id : CALLS) {
      for (PartyId party : phones.up(id)) {
        for (String what : new TreeSet<>(phones.phone(party).keySet())) {
          moves.add(deed(party + " " + what, world -> world.phones.phone(party).get(what).run()));
        }
      }
    }
    calls.values().forEach(call -> call.parties().forEach(party -> wishes(call, party, moves)));
    return moves;
  }

  private void wishes(Call call, Party party, List<Move> moves) {
    if (!party.live()) return;
    Decision decision = TestPolicy.decide(call, party.index());
    boolean transfers = (apart || play.nested()) && party.index() == 0 && decision.allows(Operation.InitiateTransfer);
    if (transfers) {
      PartyId me = call.id().party(0);
      for (Call other : calls.values()) {
        if (other == call || !other.at(0).live()) continue;
        Command wish = new Command.TransferTo(me, other.id().party(0));
        moves.add(deed(wish.toString(), world -> world.ask(wish)));
      }
    }
    for (Command wish : play.wishes(this, call, party)) {
      boolean advertised = wish.needs().stream().anyMatch(decision::allows);
      boolean far = apart && (wish instanceof Command.Complete || wish instanceof Command.SwapCalls);
      if (advertised && !far) moves.add(deed(wish.toString(), world -> world.ask(wish)));
    }
    if (party.monitoring() == Monitoring.None) return;
    PartyId boss = call.id().party(party.index());
    moves.add(deed(boss + " monitors no longer", world -> world.take(call.id(), new Crossing.MonitoringEnded(boss))));
  }

  private static Move deed(String name, Consumer<PairWorld> what) {
    return new Move(name, world -> {
      world.deeds++;
      what.accept(world);
    });
  }

  /** Everything that decides what can still happen, until a call gets another owner. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (Call call : calls.values()) {
      key.append(call.orders()).append(call.nextOrder()).append(call.host()).append(call.strays());
      key.append(call.into()).append(call.joined());
      for (Party party : call.parties()) {
        key.append(party.state()).append(party.pair()).append(party.seen()).append(party.known());
        key.append(party.supervision());
      }
      key.append('|');
    }
    key.append(phones).append(facts).append(orders).append(outbox).append(timers).append(waiting.keySet());
    return key.append(lists).append(detached).append(deeds).append(muddled).append(wanted).toString();
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    calls.values().forEach(call -> {
      all.append(call.id()).append(' ').append(call.orders()).append('\n');
      call
        .parties()
        .forEach(party ->
          all
            .append("  ")
            .append(party.index())
            .append(' ')
            .append(party.state())
            .append(' ')
            .append(party.cause())
            .append(' ')
            .append(party.pair())
            .append(' ')
            .append(party.supervision())
            .append(" known ")
            .append(party.known())
            .append('\n')
        );
    });
    return all + "switch " + phones + "\nlists " + lists + "\nwaiting " + waiting;
  }
}
