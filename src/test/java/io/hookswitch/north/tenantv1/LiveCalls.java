package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallMachine;
import io.hookswitch.call.Command;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** What happens to an ask before it reaches the owner; {@code null} to let it pass. */
  Function<Ask, Future<Reply>> road = ask -> null;
  Function<CallFacts, Decision> rules = Rules::decide;

  private final CallMachine machine = new CallMachine(TIMING);
  private final Map<UserId, Map<Integer, PartyId>> listed = new LinkedHashMap<>();
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
  public CallId mintBeside(CallId call) {
    return mint();
  }

  @Override
  public Future<Void> cross(CallId to, Crossing news) {
    return Future.failedFuture("one call at a time");
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
      return command(ask, rules.apply(CallFacts.idle(dial.from().subscriber())));
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
    Step step = machine.step(calls.get(ask.call()), decision, ask.input(), now);
    List<Effect> effects = new ArrayList<>(step.effects());
    take(ask.call(), step);
    if (step.refused()) return Future.succeededFuture(view(ask, step.refusal(), null));
    if (ask.until() == Ask.Until.SETTLED) {
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.ToSwitch order) effects.addAll(perform(order.number(), order.order()));
      }
    }
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
  private List<Effect> perform(long number, SwitchOrder order) {
    PartyId party = order.party();
    if (!fault.isEmpty()) {
      return report(new SwitchEvent.OrderFailed(party, ++sequence, number, fault));
    }
    return switch (order) {
      case SwitchOrder.Hold hold -> report(new SwitchEvent.Held(party, ++sequence));
      case SwitchOrder.Retrieve retrieve -> report(new SwitchEvent.Retrieved(party, ++sequence));
      case SwitchOrder.Record record -> report(new SwitchEvent.Recorded(party, ++sequence, record.to()));
      case SwitchOrder.Release release -> {
        for (Party other : calls.get(party.call()).parties()) {
          PartyId id = party.call().party(other.index());
          if (other.live() && !id.equals(party)) {
            report(new SwitchEvent.Released(id, ++sequence, ReleaseCause.RemoteHangup));
          }
        }
        yield report(new SwitchEvent.Released(party, ++sequence, release.cause()));
      }
      case SwitchOrder.Redirect redirect -> {
        report(new SwitchEvent.Ringing(redirect.target(), ++sequence));
        yield report(new SwitchEvent.Released(party, ++sequence, ReleaseCause.Transferred));
      }
      default -> List.of();
    };
  }

  private List<Effect> report(SwitchEvent fact) {
    CallId id = fact.party().call();
    Step step = machine.step(calls.get(id), Decision.NOTHING, fact, now);
    take(id, step);
    return step.effects();
  }

  private void take(CallId id, Step step) {
    if (step.next() != null) calls.put(id, step.next());
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Enlist enlist) enlist(user(id, enlist.party()), id.party(enlist.party()));
      if (effect instanceof Effect.Delist delist) {
        listed.getOrDefault(user(id, delist.party()), Map.of()).values().remove(id.party(delist.party()));
      }
    }
  }

  private UserId user(CallId id, int party) {
    return calls.get(id).party(party).orElseThrow().endpoint().subscriber().user();
  }

  private void enlist(UserId user, PartyId party) {
    Map<Integer, PartyId> theirs = listed.computeIfAbsent(user, none -> new TreeMap<>());
    int free = 1;
    while (theirs.containsKey(free)) free++;
    theirs.put(free, party);
  }

  private Decision decision(Ask ask) {
    Party party = calls.get(ask.call()).party(ask.party()).orElseThrow();
    return party.endpoint().internal() ? rules.apply(CallFacts.of(calls.get(ask.call()), party)) : Decision.NOTHING;
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
    return Future.succeededFuture(
      listed
        .getOrDefault(user, Map.of())
        .entrySet()
        .stream()
        .map(one -> new Appearance(one.getValue().call(), one.getValue().index(), one.getValue(), one.getKey()))
        .toList()
    );
  }
}
