package io.hookswitch.call;

import io.hookswitch.call.Effect.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One call on stage: Alice (party 0) calls Bob (party 1), perhaps Carol joins. Time moves a second with each input, the
 * switch numbers its events, {@link TestPolicy} decides.
 */
final class Scene {

  static final Timing TIMING = new Timing(Duration.ofSeconds(4), Duration.ofMinutes(1), Duration.ofSeconds(30));
  static final CallId ID = new CallId(7);
  static final PartyId ALICE = ID.party(0);
  static final PartyId BOB = ID.party(1);
  static final PartyId CAROL = ID.party(2);
  static final Endpoint PSTN = Endpoint.network("+3221234567", "021234567");
  static final Instant DAWN = Instant.parse("2026-03-01T06:00:00Z");

  final CallMachine machine = new CallMachine(TIMING);
  Call call;
  Instant now = DAWN;
  private long sequence;

  static Endpoint phone(String user, RecordingMode mode) {
    return phone(user, mode, TelephonyNetwork.Private);
  }

  static Endpoint phone(String user, RecordingMode mode, TelephonyNetwork network) {
    UserId id = new UserId("acme", user);
    String number = switch (user) {
      case "alice" -> "15001";
      case "bob" -> "15002";
      case "dave" -> "15004";
      case "boss" -> "15005";
      default -> "15003";
    };
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(id, "phone of " + user, role(user), network, true, mode)
    );
  }

  private static UserRole role(String user) {
    return user.equals("boss") ? UserRole.Supervisor : UserRole.Agent;
  }

  static Endpoint phone(String user) {
    return phone(user, RecordingMode.Unassigned);
  }

  static Command.Dial dial(Endpoint from, Endpoint to) {
    return new Command.Dial(ALICE, from, to, false, null, Map.of());
  }

  /** Alice, with this recording mode, has dialled Bob; nothing has been heard from the switch. */
  static Scene dialled(RecordingMode mode) {
    Scene scene = new Scene();
    scene.ask(dial(phone("alice", mode), phone("bob")));
    return scene;
  }

  /** Alice has dialled Bob, whose phone rings. */
  static Scene ringing(RecordingMode mode) {
    Scene scene = dialled(mode);
    scene.hear(ALICE, SwitchEvent.Originated::new);
    scene.hear(BOB, SwitchEvent.Ringing::new);
    return scene;
  }

  static Scene ringing() {
    return ringing(RecordingMode.Unassigned);
  }

  /** Alice and Bob talk. */
  static Scene talking(RecordingMode mode) {
    Scene scene = ringing(mode);
    scene.hear(BOB, SwitchEvent.Answered::new);
    scene.hear(ALICE, SwitchEvent.Answered::new);
    return scene;
  }

  static Scene talking() {
    return talking(RecordingMode.Unassigned);
  }

  /** Alice and Bob talk, Alice is recorded. */
  static Scene recorded(RecordingMode mode) {
    Scene scene = talking(mode);
    if (!mode.automatic()) scene.ask(new Command.StartRecording(ALICE));
    scene.hear(ALICE, recording(RecordingState.Started));
    return scene;
  }

  Step ask(Command wish) {
    return ask(wish, call == null ? TestPolicy.idle() : TestPolicy.decide(call, wish.by().index()));
  }

  Step ask(Command wish, Decision decision) {
    return take(decision, wish);
  }

  /** The switch says something new about a leg. */
  Step hear(PartyId party, BiFunction<PartyId, Long, SwitchEvent> fact) {
    return hear(fact.apply(party, ++sequence));
  }

  Step hear(SwitchEvent fact) {
    return take(Decision.NOTHING, fact);
  }

  Step wake(Wake wake) {
    return take(Decision.NOTHING, wake);
  }

  Step take(Decision decision, CallInput input) {
    now = now.plusSeconds(1);
    Step step = machine.step(call, decision, input, now);
    call = step.next();
    return step;
  }

  Party party(PartyId id) {
    return call.at(id.index());
  }

  /** The number of the newest order. */
  long newest() {
    return call.nextOrder() - 1;
  }

  /** The call with one more order in flight, given for a client or (operation null) by the gateway itself. */
  static Call ordered(Call call, SwitchOrder order, Operation operation) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.put(call.nextOrder(), new OrderInFlight(order, operation, 1));
    return call.withOrders(orders, call.nextOrder() + 1);
  }

  /** The call with this order no longer in flight. */
  static Call settled(Call call, long number) {
    Map<Long, OrderInFlight> orders = new TreeMap<>(call.orders());
    orders.remove(number);
    return call.withOrders(orders, call.nextOrder());
  }

  static Step step(Call next, Effect... effects) {
    return new Step(next, List.of(effects), null, OptionalLong.empty());
  }

  static Step awaiting(long order, Call next, Effect... effects) {
    return new Step(next, List.of(effects), null, OptionalLong.of(order));
  }

  static Effect give(long number, SwitchOrder order) {
    return new Effect.ToSwitch(number, order);
  }

  static Effect due(long number) {
    return new Effect.WakeMe(new Wake.OrderDue(number), TIMING.patience());
  }

  static Effect audit() {
    return new Effect.WakeMe(new Wake.AuditDue(), TIMING.audit());
  }

  static Effect forget() {
    return new Effect.WakeMe(new Wake.ForgetDue(), TIMING.linger());
  }

  static Effect tell(PartyId party, News news) {
    return new Effect.Notify(party.index(), news);
  }

  static Effect confirmed(long number) {
    return new Effect.Settle(number, Optional.empty());
  }

  static Effect failed(long number, String reason) {
    return new Effect.Settle(number, Optional.of(reason));
  }

  static BiFunction<PartyId, Long, SwitchEvent> released(ReleaseCause cause) {
    return (party, number) -> new SwitchEvent.Released(party, number, cause);
  }

  static BiFunction<PartyId, Long, SwitchEvent> recording(RecordingState state) {
    return (party, number) -> new SwitchEvent.Recorded(party, number, state);
  }

  static BiFunction<PartyId, Long, SwitchEvent> muted(boolean on) {
    return (party, number) -> new SwitchEvent.Muted(party, number, on);
  }

  static BiFunction<PartyId, Long, SwitchEvent> digitsSent(long order) {
    return (party, number) -> new SwitchEvent.DigitsSent(party, number, order);
  }

  static BiFunction<PartyId, Long, SwitchEvent> pressed(String digits) {
    return (party, number) -> new SwitchEvent.DigitsPressed(party, number, digits);
  }

  static BiFunction<PartyId, Long, SwitchEvent> orderFailed(long order) {
    return (party, number) -> new SwitchEvent.OrderFailed(party, number, order, "no trunk");
  }

  static BiFunction<PartyId, Long, SwitchEvent> inspected(PartyState state, boolean muted, RecordingState recording) {
    return (party, number) -> new SwitchEvent.Inspected(party, number, state, muted, recording);
  }

  static BiFunction<PartyId, Long, SwitchEvent> inspected(PartyState state) {
    return inspected(state, false, RecordingState.None);
  }
}
