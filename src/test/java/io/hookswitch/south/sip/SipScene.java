package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent.Answered;
import io.hookswitch.call.SwitchEvent.Released;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.south.ConnectorContract;
import io.hookswitch.south.Reported;
import io.hookswitch.south.asterisk.Ear;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls on the phones of a {@link SipFloor}, for what is SIP's alone and in no contract. */
abstract class SipScene {

  static final int TONE_A = 650;
  static final int TONE_B = 950;
  static final int TONE_C = 1500;

  private static final AtomicLong CALLS = new AtomicLong(System.currentTimeMillis() << 12);

  final CallId call = new CallId(CALLS.incrementAndGet());
  final CallId second = new CallId(CALLS.incrementAndGet());
  final PartyId caller = call.party(0);
  final PartyId called = call.party(1);
  final PartyId third = call.party(2);
  private final AtomicLong orders = new AtomicLong();
  Reported reported;

  abstract SipFloor floor();

  @BeforeEach
  void listen() {
    reported = floor().listen(() -> reported.of(caller).isEmpty() ? call : second);
  }

  @AfterEach
  void allHangUp() {
    List<PartyId> all = List.of(caller, called, third, second.party(0), second.party(1));
    for (PartyId party : all) {
      if (!reported.of(party).isEmpty()) order(new SwitchOrder.Release(party, ReleaseCause.Cleared));
    }
    for (PartyId party : all) if (!reported.of(party).isEmpty()) reported.await(Released.class, party);
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  static Endpoint phone(String number) {
    return ConnectorContract.phone(number);
  }

  Future<Void> give(SwitchOrder order) {
    return floor().connector().send(1, orders.incrementAndGet(), order);
  }

  void order(SwitchOrder order) {
    await(give(order));
  }

  void dial(String number) {
    order(new SwitchOrder.Dial(caller, phone("15001"), called, phone(number), true, "15001"));
  }

  void talk() {
    dial("15002");
    reported.await(Answered.class, called);
    reported.await(Answered.class, caller);
    ear("15001").awaits(TONE_B);
    ear("15002").awaits(TONE_A);
  }

  Ear ear(String number) {
    return floor().phone(number).ear();
  }
}
