package io.hookswitch.south.sip.transport;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The thread that sends: the stack may wait for a connection. What comes of it is told on the connector's context.
 *
 * <p>So much may wait for it. Above that nothing is begun; what ends something is still taken, since nobody would ask for it
 * again, and there is no more of it than was begun.
 */
final class Sender {

  /** A phone call takes about ten messages. */
  static final int MOST_WAITING = 8_192;

  private final Context home;
  private final int most;
  private final LongAdder unsent;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(
    Thread.ofPlatform().name("hookswitch-sip").factory()
  );

  /**
   * @param most so much may wait until only what ends something is taken
   * @param unsent counts what was not taken
   */
  Sender(Context home, int most, LongAdder unsent) {
    this.home = home;
    this.most = most;
    this.unsent = unsent;
  }

  /** Work that may fail, or wait. */
  interface Work {
    void run() throws Exception;
  }

  Context home() {
    return home;
  }

  /** @return failed at once when too much waits */
  Future<Void> does(Work work) {
    if (waiting.get() < most) return ends(work);
    unsent.increment();
    return Future.failedFuture(new IllegalStateException("too much waits to be sent"));
  }

  /** Does what has to be done however much waits. */
  Future<Void> ends(Work work) {
    Promise<Void> done = Promise.promise();
    waiting.incrementAndGet();
    try {
      thread.execute(() -> {
        waiting.decrementAndGet();
        try {
          work.run();
          home.runOnContext(go -> done.complete());
        } catch (Exception failed) {
          home.runOnContext(go -> done.fail(failed));
        }
      });
    } catch (RejectedExecutionException closed) {
      waiting.decrementAndGet();
      done.fail(new IllegalStateException("SIP is closed", closed));
    }
    return done.future();
  }

  void end() {
    thread.shutdown();
  }
}
