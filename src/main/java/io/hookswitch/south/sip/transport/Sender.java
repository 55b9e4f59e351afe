package io.hookswitch.south.sip.transport;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** The thread that sends: the stack may wait for a connection. What comes of it is told on the connector's context. */
final class Sender {

  private final Context home;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(
    Thread.ofPlatform().name("hookswitch-sip").factory()
  );

  Sender(Context home) {
    this.home = home;
  }

  /** Work that may fail, or wait. */
  interface Work {
    void run() throws Exception;
  }

  Context home() {
    return home;
  }

  Future<Void> does(Work work) {
    Promise<Void> done = Promise.promise();
    try {
      thread.execute(() -> {
        try {
          work.run();
          home.runOnContext(go -> done.complete());
        } catch (Exception failed) {
          home.runOnContext(go -> done.fail(failed));
        }
      });
    } catch (RejectedExecutionException closed) {
      done.fail(new IllegalStateException("SIP is closed", closed));
    }
    return done.future();
  }

  void end() {
    thread.shutdown();
  }
}
