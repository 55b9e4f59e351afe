package io.hookswitch.push.cometd;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * CometD's timers as Vert.x timers, which fire on the event loop that set them: so the end of a session's poll cannot
 * meet a delivery to it on another thread.
 */
final class VertxScheduler extends AbstractLifeCycle implements Scheduler {

  private final Vertx vertx;

  VertxScheduler(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Task schedule(Runnable task, long delay, TimeUnit unit) {
    long timer = vertx.setTimer(Math.max(1, unit.toMillis(delay)), now -> task.run());
    return () -> vertx.cancelTimer(timer);
  }
}
