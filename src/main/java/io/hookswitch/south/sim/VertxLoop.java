package io.hookswitch.south.sim;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** An event loop of Vert.x and the clock of the machine. */
final class VertxLoop implements SimLoop {

  private final Vertx vertx;
  private final Context home;

  VertxLoop(Vertx vertx) {
    this.vertx = vertx;
    home = vertx.getOrCreateContext();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void run(Runnable task) {
    home.runOnContext(go -> task.run());
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    // Rounded up: a timer that is early would find nothing due.
    long timer = vertx.setTimer(Math.max(1, delay.plusNanos(999_999).toMillis()), due -> task.run());
    return () -> vertx.cancelTimer(timer);
  }

  @Override
  public <T> Future<T> ask(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    run(() ->
      Future.<Void>succeededFuture()
        .compose(go -> work.get())
        .onComplete((value, failure) -> caller.runOnContext(back -> answer.complete(value, failure)))
    );
    return answer.future();
  }
}
