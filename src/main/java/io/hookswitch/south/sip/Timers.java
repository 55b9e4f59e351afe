package io.hookswitch.south.sip;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** What is to be done later; always on the connector's context. */
interface Timers {
  long NONE = -1;

  /** @return what {@link #cancel} takes */
  long later(long millis, Runnable task);

  /** Nothing happens when it has been done already, or never was to be. */
  void cancel(long timer);

  static Timers on(Vertx vertx, Context home) {
    return new Timers() {
      @Override
      public long later(long millis, Runnable task) {
        return vertx.setTimer(millis, due -> home.runOnContext(go -> task.run()));
      }

      @Override
      public void cancel(long timer) {
        vertx.cancelTimer(timer);
      }
    };
  }
}
