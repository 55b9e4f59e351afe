package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Command;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.Step;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.Timing;
import io.hookswitch.call.UserId;
import io.hookswitch.shard.Calls;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All calls, in one map, stepped by the real core, with a switch that obeys at once unless told otherwise. */
final class LiveCalls implements Calls {

  private static final Timing TIMING = new Timing(Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(30));

  /** What was asked, looks included. */
  final List<Ask> asked = new ArrayList<>();
  final Map<CallId, Call> calls = new LinkedHashMap<>();
  Instant now = Instant.parse("2021-10-29T11:45:14.535Z");
  /** What the switch says to every order; "" to obey. */
  String fault = "";
  /** Whether the switch obeys although nobody waits for it. */
  boolean eager;
  /** What happens to an ask before it reaches the owner; {@code null} to let it pass. */
  Function<Ask, Future<Reply>> road = ask -> null;
  Function<CallFacts, Decision> rules = Rules::decide;

  /** The effects of whatever a command leads to. */
  private Optional<List<Effect>> watched = Optional.empty();

  private final Map<String, CallId> names = new HashMap<>();
  private final CallMachine machine = new CallMachine(TIMING);
  private final Map<UserId, Map<Integer, Appearance>> listed = new LinkedHashMap<>();
  private final Set<PartyId> detached = new HashSet<>();
  private long nextCall = 1595867;
  private long sequence;

  /** The commands that were asked for, in order. */
  List<Command> commands() {
    return asked.stream().map(Ask::input).filter(Command.class::isInstance).map(Command.class::cast).toList();
  }

  void hear(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    take(party.call(), machine.step(calls.get(party.call()), Decision.NOTHING, fact.apply(party, ++sequence), now));
  }

  void hear(SwitchEvent fact) {
    CallId id = fact.party().call();
    take(id, machine.step(calls.get(id), Decision.NOTHING, fact, now));
  }

  long nextSequence() {
    return ++sequence;
  }

  @Override
  public Future<CallId> named(UserId user, String name, CallId fresh) {
    return Future.succeededFuture(names.computeIfAbsent(user + "\n" + name, first -> fresh));
  }

  @Override
  public CallId mintBeside(CallId call) {
    return mint();
  }

  @Override
  public Future<Void> cross(CallId to, Crossing news) {
    tell(new Effect.Tell(to, news));
    return Future.succeededFuture();
  }

  @Override
  public CallId mint() {
    return new CallId(nextCall++);
  }

  @Override
  public Future<Reply> ask(Ask ask) {
    asked.add(ask);
    Future<Reply> lost = road.apply(ask);
    if (lost != null) return lost;
    Call call = calls.get(ask.call());
    boolean visible = call != null && call.tenant().equals(ask.tenant()) && call.party(ask.party()).isPresent();
    if (ask.input() instanceof Command.Dial dial) {
      return command(ask, rules.apply(CallFacts.idle(dial.from().subscriber(), Circumstances.USUAL)));
    }
    if (!visible) return Future.succeededFuture(new Reply(null, Decision.NOTHING, unknown(ask), null));
    return ask.input() == null ? Future.succeededFuture(view(ask, null, null)) : command(ask, decision(ask));
  }

  private static Refusal unknown(Ask ask) {
    return ask.input() instanceof Command command
      ? new Refusal(Refusal.Why.NO_SUCH_CALL, command.needs().getFirst(), PartyState.Null, Set.of(), List.of(), "")
      : null;
  }

  private Future<Reply> command(Ask ask, Decision decision) {
    Step step = machine.step(calls.get(ask.call()), decision, ask.input(), ask.terms(), now);
    Call before = calls.get(ask.call());
    List<Effect> effects = new ArrayList<>();
    watched = Optional.of(effects);
    take(ask.call(), step, eager || ask.until() == Ask.Until.SETTLED);
    watched = Optional.empty();
    if (step.refused()) return Future.succeededFuture(new Reply(before, decision, step.refusal(), null));
    String failure = effects
      .stream()
      .filter(Effect.Settle.class::isInstance)
      .map(Effect.Settle.class::cast)
      .filter(settle -> step.awaits().isPresent() && settle.order() == step.awaits().getAsLong())
      .findFirst()
      .flatMap(Effect.Settle::failure)
      .orElse(null);
    return Future.succeededFuture(view(ask, null, failure));
  }

  /** The switch does what it was told. */
  private void perform(long number, SwitchOrder order) {
    PartyId party = order.party();
    if (!fault.isEmpty()) {
      report(new SwitchEvent.OrderFailed(party, ++sequence, number, fault));
      return;
    }
    switch (order) {
      case SwitchOrder.Hold hold -> report(new SwitchEvent.Held(party, ++sequence));
      case SwitchOrder.Retrieve retrieve -> report(new SwitchEvent.Retrieved(party, ++sequence));
      case SwitchOrder.Record record -> report(new SwitchEvent.Recorded(party, ++sequence, record.to()));
      case SwitchOrder.Release release -> {
        List<PartyId> rest = up(party.call())
          .stream()
          .filter(leg -> !leg.equals(party))
          .toList();
        if (rest.size() == 1) {
          report(new SwitchEvent.Released(rest.getFirst(), ++sequence, ReleaseCause.RemoteHangup));
        }
        report(new SwitchEvent.Released(party, ++sequence, release.cause()));
      }
      case SwitchOrder.Redirect redirect -> {
        report(new SwitchEvent.Ringing(redirect.target(), ++sequence));
        report(new SwitchEvent.Released(party, ++sequence, ReleaseCause.Transferred));
      }
      case SwitchOrder.Answer answer -> answer(party);
      case SwitchOrder.Consult consult -> {
        report(new SwitchEvent.Held(party, ++sequence));
        report(new SwitchEvent.Originated(consult.consulting(), ++sequence));
        report(new SwitchEvent.Ringing(consult.called(), ++sequence));
      }
      case SwitchOrder.Alternate alternate -> {
        boolean here = state(party) == PartyState.Held;
        PartyId held = here ? alternate.other() : party;
        PartyId talking = here ? party : alternate.other();
        report(new SwitchEvent.Held(held, ++sequence));
        report(new SwitchEvent.Retrieved(talking, ++sequence));
      }
      case SwitchOrder.Merge merge -> {
        Map<PartyId, PartyState> there = new LinkedHashMap<>();
        for (SwitchOrder.Move move : merge.moves()) {
          there.put(move.to(), calls.get(move.from().call()).party(move.from().index()).orElseThrow().state());
        }
        boolean stays = merge.purpose() == Consultation.Conference;
        if (stays) report(new SwitchEvent.Retrieved(merge.party(), ++sequence));
        else report(new SwitchEvent.Released(merge.party(), ++sequence, ReleaseCause.Transferred));
        ReleaseCause cause = stays ? ReleaseCause.Conferenced : ReleaseCause.Transferred;
        report(new SwitchEvent.Released(merge.consulting(), ++sequence, cause));
        there.forEach((leg, state) ->
          report(
            switch (state) {
              case Ringing -> new SwitchEvent.Ringing(leg, ++sequence);
              case Held -> new SwitchEvent.Held(leg, ++sequence);
              default -> new SwitchEvent.Answered(leg, ++sequence);
            }
          )
        );
      }
      default -> {
      }
    }
  }

  /** Somebody picks up a phone that rings: whoever dials, talks. */
  void answer(PartyId ringing) {
    report(new SwitchEvent.Answered(ringing, ++sequence));
    for (PartyId other : up(ringing.call())) {
      if (state(other) == PartyState.Dialing) report(new SwitchEvent.Answered(other, ++sequence));
    }
  }

  /** Somebody hangs up. */
  void hangUp(PartyId party) {
    perform(-1, new SwitchOrder.Release(party, ReleaseCause.Hangup));
  }

  /** The legs of a call that are there, or are being brought about. */
  List<PartyId> up(CallId call) {
    return calls
      .get(call)
      .parties()
      .stream()
      .filter(party -> party.state() != PartyState.Released)
      .map(party -> call.party(party.index()))
      .toList();
  }

  PartyState state(PartyId party) {
    return calls.get(party.call()).party(party.index()).orElseThrow().state();
  }

  private void report(SwitchEvent fact) {
    CallId id = fact.party().call();
    take(id, machine.step(calls.get(id), Decision.NOTHING, fact, now));
  }

  private void tell(Effect.Tell tell) {
    if (!calls.containsKey(tell.to()) && !(tell.news() instanceof Crossing.ConsultBegun)) return;
    take(tell.to(), machine.step(calls.get(tell.to()), Decision.NOTHING, tell.news(), now), true);
  }

  private void take(CallId id, Step step) {
    take(id, step, false);
  }

  private void take(CallId id, Step step, boolean obeying) {
    if (step.next() != null) calls.put(id, step.next());
    for (Effect effect : step.effects()) {
      watched.ifPresent(all -> all.add(effect));
      switch (effect) {
        case Effect.Enlist enlist -> enlist(id, enlist.party());
        case Effect.Detach detach -> detached.add(id.party(detach.party()));
        case Effect.Delist delist -> listed
          .getOrDefault(user(id, delist.party()), Map.of())
          .values()
          .removeIf(entry -> entry.call().equals(id) && entry.party() == delist.party());
        case Effect.ToSwitch order when obeying -> perform(order.number(), order.order());
        case Effect.Tell tell -> tell(tell);
        default -> {
        }
      }
    }
  }

  private UserId user(CallId id, int party) {
    return calls.get(id).party(party).orElseThrow().endpoint().subscriber().user();
  }

  private void enlist(CallId call, int index) {
    Map<Integer, Appearance> theirs = listed.computeIfAbsent(user(call, index), none -> new TreeMap<>());
    PartyId known = calls.get(call).party(index).orElseThrow().knownAs(call);
    int number = 1;
    while (theirs.containsKey(number)) number++;
    for (Appearance entry : theirs.values()) {
      if (entry.known().equals(known)) number = entry.number();
    }
    theirs.put(number, new Appearance(call, index, known, number));
  }

  private Decision decision(Ask ask) {
    Party party = calls.get(ask.call()).party(ask.party()).orElseThrow();
    return party.endpoint().internal()
      ? rules.apply(CallFacts.of(calls.get(ask.call()), party, Circumstances.USUAL))
      : Decision.NOTHING;
  }

  private Reply view(Ask ask, Refusal refusal, String failure) {
    Call call = calls.get(ask.call());
    return new Reply(call, call == null ? Decision.NOTHING : decision(ask), refusal, failure);
  }

  @Override
  public void tell(SwitchEvent event) {
    throw new UnsupportedOperationException("no dialect tells facts");
  }

  @Override
  public Future<List<Appearance>> of(UserId user) {
    return withDetached(user).map(all ->
      all
        .stream()
        .filter(entry -> !detached.contains(entry.call().party(entry.party())))
        .toList()
    );
  }

  @Override
  public Future<List<Appearance>> withDetached(UserId user) {
    return Future.succeededFuture(List.copyOf(listed.getOrDefault(user, Map.of()).values()));
  }
}
