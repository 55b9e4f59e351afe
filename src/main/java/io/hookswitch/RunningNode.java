package io.hookswitch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A node that serves, until it is stopped; once, however often it is asked to. */
final class RunningNode implements Node {

  private final int port;
  private final Future<Void> leaving;
  private final Supplier<Future<Void>> stopping;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Promise<Void> stopped = Promise.promise();

  /**
   * @param leaving done when somebody wants it to end
   * @param stopping called once
   */
  RunningNode(int port, Future<Void> leaving, Supplier<Future<Void>> stopping) {
    this.port = port;
    this.leaving = leaving;
    this.stopping = stopping;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Future<Void> leaving() {
    return leaving;
  }

  @Override
  public Future<Void> stop() {
    if (asked.compareAndSet(false, true)) stopping.get().onComplete(stopped);
    return stopped.future();
  }
}
