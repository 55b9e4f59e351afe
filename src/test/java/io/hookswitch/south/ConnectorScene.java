package io.hookswitch.south;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallType;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Party;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Personality;
import io.hookswitch.call.Recording;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Monitors;
import io.hookswitch.call.SwitchEvent.OrderFailed;
import io.hookswitch.call.SwitchEvent.Originated;
import io.hookswitch.call.SwitchEvent.Recorded;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/**
 * What the contract is written in: a call of two phones, a third one, and the second call of whoever consults. The numbers mean the
 * same on all switches: 15001 is picked up for a call of its own, 15002 and 15003 answer after 0.3 s, 15004 is busy, 15005 is never
 * picked up, 15006 answers and hangs up soon, 15007 rings until it is told to pick up.
 */
abstract class ConnectorScene {

  private static final AtomicLong CALLS = new AtomicLong(System.currentTimeMillis() << 12);
  private final AtomicLong orders = new AtomicLong();
  protected long fence = 1;
  protected final CallId call = new CallId(CALLS.incrementAndGet());
  protected final PartyId caller = call.party(0);
  protected final PartyId called = call.party(1);
  protected final PartyId third = call.party(2);
  protected final CallId second = new CallId(CALLS.incrementAndGet());
  protected final PartyId consulting = second.party(0);
  protected final PartyId consulted = second.party(1);

  /** Where {@link #route} knows a way to. */
  protected static final String ROUTING_NUMBER = "18888";

  protected abstract SwitchConnector connector();

  protected abstract Reported reported();

  /** A phone calls a subscriber by itself; what comes of it is {@link #call}. */
  protected abstract void callsIn(String from, String dialled);

  /**
   * A phone dials a number that no subscriber has.
   *
   * @return whether the leg was taken; else it was rejected
   */
  protected abstract boolean dialsIn(String from, String dialled);

  /** Whether a leg that dials a routing number is recognised; where it is not, it is rejected like any to nobody's number. */
  protected boolean knowsRoutingNumbers() {
    return false;
  }

  /**
   * Somebody presses keys of a phone that talks.
   *
   * @return false where the switch does not hear of that
   */
  protected boolean presses(String number, String keys) {
    return false;
  }

  /** Whether what is recorded is in files. */
  protected boolean keepsRecordings() {
    return true;
  }

  /** Another node of the same cluster, with the same switch. */
  protected abstract Node secondNode(Reported there);

  /** A node of one test, which is gone at its end. */
  public record Node(SwitchConnector connector, Runnable leaves) implements AutoCloseable {
    @Override
    public void close() {
      leaves.run();
    }
  }

  /** Where a leg that has arrived goes, as the gateway would say. */
  protected Future<Optional<Route>> route(Arrival arrival) {
    boolean known = arrival.dialled().equals(ROUTING_NUMBER);
    return Future.succeededFuture(
      known ? Optional.of(new Route(call, "demo", phone("15001"), phone("15002"))) : Optional.empty()
    );
  }

  public static Endpoint phone(String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(
        new UserId("demo", "user" + number),
        number,
        UserRole.Agent,
        TelephonyNetwork.Private,
        true,
        RecordingMode.Unassigned
      )
    );
  }

  protected static Endpoint network(String number) {
    return Endpoint.network(number, number);
  }

  protected static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** A number that the gateway chooses for an order before anybody hears of it. */
  protected long next() {
    return orders.incrementAndGet();
  }

  /** What came of an order: what it was to bring about, or that it failed. */
  protected SwitchEvent outcome(long number, Class<? extends SwitchEvent> kind, PartyId party, long after) {
    return reported().await(
      SwitchEvent.class,
      party,
      event ->
        event.sequence() > after &&
        (event instanceof OrderFailed failed ? failed.order() == number : kind.isInstance(event))
    );
  }

  protected Future<Void> give(long number, SwitchOrder order) {
    return connector().send(fence, number, order);
  }

  /** @return the number of the order */
  protected long order(SwitchOrder order) {
    long number = next();
    await(give(number, order));
    return number;
  }

  /** Of the last event of a party so far: what has a higher number is news. */
  protected long latest(PartyId party) {
    return reported().of(party).stream().mapToLong(SwitchEvent::sequence).max().orElse(0);
  }

  /** Gives an order and waits for what it is about; that it was so once before does not count. */
  protected <E extends SwitchEvent> E obeyed(SwitchOrder order, Class<E> kind, PartyId party, Predicate<E> fits) {
    long before = latest(party);
    order(order);
    return reported().await(kind, party, event -> event.sequence() > before && fits.test(event));
  }

  protected long dial(Endpoint to) {
    return order(new SwitchOrder.Dial(caller, phone("15001"), called, to, true, "15001"));
  }

  protected void talk() {
    dial(phone("15002"));
    reported().await(Answered.class, called);
    reported().await(Answered.class, caller);
  }

  protected Released released(PartyId party) {
    return reported().await(Released.class, party);
  }

  /** The connector of this test is not needed any more. */
  protected abstract void disconnect();

  /** Nothing is left for the next test: its phones are the same. */
  @AfterEach
  void allHangUp() {
    List<PartyId> all = List.of(caller, called, third, consulting, consulted);
    for (PartyId party : all) {
      boolean known = !reported().of(party).isEmpty();
      if (known) order(new SwitchOrder.Release(party, ReleaseCause.Cleared));
    }
    for (PartyId party : all) if (!reported().of(party).isEmpty()) released(party);
    disconnect();
  }

  protected void monitored(Monitoring how) {
    talk();
    order(new SwitchOrder.Monitor(caller, third, phone("15003"), how));
    reported().await(Answered.class, third);
    reported().await(Monitors.class, third, monitors -> monitors.how() == how);
  }

  protected void partake(Monitoring how) {
    obeyed(new SwitchOrder.Partake(third, caller, how), Monitors.class, third, monitors -> monitors.how() == how);
  }

  protected void record(PartyId party, RecordingState to) {
    obeyed(new SwitchOrder.Record(party, to), Recorded.class, party, recorded -> recorded.state() == to);
  }

  protected void consult(Endpoint to) {
    talk();
    order(new SwitchOrder.Consult(caller, consulting, phone("15001"), consulted, to, Consultation.Transfer));
    reported().await(Held.class, caller);
    reported().await(Originated.class, consulting);
  }

  protected long merge(Consultation purpose) {
    List<SwitchOrder.Move> moves = List.of(new SwitchOrder.Move(consulted, third));
    return order(new SwitchOrder.Merge(caller, consulting, purpose, moves));
  }

  protected void consulted() {
    consult(phone("15003"));
    reported().await(Answered.class, consulted);
    reported().await(Answered.class, consulting);
  }

  protected void inspect(PartyId party, PartyState state) {
    inspect(party, seen -> seen.state() == state);
  }

  protected void inspect(PartyId party, Predicate<Inspected> fits) {
    long before = latest(party);
    await(connector().send(fence, SwitchOrder.QUESTION, new SwitchOrder.Inspect(party)));
    reported().await(Inspected.class, party, seen -> seen.sequence() > before && fits.test(seen));
  }

  /** All of a file, as whoever fetches it gets it. */
  protected byte[] file(PartyId party, int take) {
    RecordingFile file = await(connector().recording(party, take)).orElseThrow();
    Buffer all = Buffer.buffer();
    Promise<Buffer> complete = Promise.promise();
    file
      .bytes()
      .handler(all::appendBuffer)
      .exceptionHandler(complete::tryFail)
      .endHandler(end -> complete.complete(all));
    file.bytes().resume();
    byte[] bytes = await(complete.future()).getBytes();
    assertThat(file.sizeBytes()).hasValue(bytes.length);
    return bytes;
  }

  /** A call of two phones as the gateway's store has it, the called one talking; the caller is recorded so. */
  protected static Call stored(CallId id, PartyState caller, String called, RecordingState recorded) {
    return new Call(
      id,
      "demo",
      0,
      Call.tracking(id),
      CallType.Internal,
      null,
      null,
      List.of(party(0, "15001", caller, recorded), party(1, called, PartyState.Established, RecordingState.None)),
      List.of(),
      Map.of(),
      0,
      Instant.now()
    );
  }

  private static Party party(int index, String number, PartyState state, RecordingState recorded) {
    RecordingMode mode = RecordingMode.Unassigned;
    boolean none = recorded == RecordingState.None;
    return new Party(
      index,
      phone(number),
      index == 0 ? Personality.Originator : Personality.Terminator,
      state,
      false,
      none ? Recording.of(mode) : new Recording(mode, true, false, recorded, true),
      null,
      null,
      Instant.now(),
      Instant.now(),
      null,
      null,
      null,
      -1,
      null,
      null
    );
  }
}
