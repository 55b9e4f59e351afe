package io.hookswitch.south;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Held;
import io.hookswitch.call.SwitchEvent.Inspected;
import io.hookswitch.call.SwitchEvent.Monitors;
import io.hookswitch.call.SwitchEvent.Originated;
import io.hookswitch.call.SwitchEvent.Recorded;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.vertx.core.Future;
import java.util.List;
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

  protected abstract SwitchConnector connector();

  protected abstract Reported reported();

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

  /** @return the number of the order */
  protected long order(SwitchOrder order) {
    long number = next();
    await(connector().send(fence, number, order));
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
}
