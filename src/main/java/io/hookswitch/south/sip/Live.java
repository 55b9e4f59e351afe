package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.cluster.StaleOwnerException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What is known of a call beside how it is: who owns it, what it was ordered, what was told. On the connector's context. */
final class Live {

  private static final int REMEMBERED = 64;

  private final Map<Long, String> taken = new LinkedHashMap<>();
  private SipCall call;
  private long fence = Long.MIN_VALUE;
  private long sequence;
  private Instant changedAt = Instant.now();
  private Future<Void> tail = Future.succeededFuture();

  Live(CallId id) {
    call = SipCall.empty(id);
  }

  SipCall call() {
    return call;
  }

  void call(SipCall next) {
    if (!next.equals(call)) changedAt = Instant.now();
    call = next;
  }

  /** @throws StaleOwnerException when somebody newer owns the call */
  void ownedBy(long mine) {
    if (mine < fence) throw new StaleOwnerException(call.id(), mine);
    fence = mine;
  }

  long fence() {
    return fence;
  }

  /** Numbers follow the clock, so that those of the next owner are higher. */
  long next() {
    Instant now = Instant.now();
    sequence = Math.max(sequence + 1, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
    return sequence;
  }

  long sequence() {
    return sequence;
  }

  Instant changedAt() {
    return changedAt;
  }

  /** What came of an order; empty when it was obeyed, {@code null} when it has not come before. */
  String outcome(long order) {
    return taken.get(order);
  }

  void taken(long order, String outcome) {
    taken.put(order, outcome);
    if (taken.size() > REMEMBERED) taken.remove(taken.keySet().iterator().next());
  }

  /** After everything that came before. */
  Future<Void> after(Supplier<Future<Void>> input) {
    Future<Void> done = tail.transform(before -> Future.<Void>succeededFuture().compose(go -> input.get()));
    tail = done.otherwiseEmpty();
    return done;
  }
}
