package io.hookswitch.push;

import io.hookswitch.wire.Addresses;
import io.hookswitch.wire.Notice;
import io.vertx.core.Vertx;

/** Publishes notices on the bus, which carries them to the nodes that have a listener and nowhere else. */
public final class BusNotifier implements Notifier {

  private final Vertx vertx;

  public BusNotifier(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void publish(Notice notice) {
    vertx.eventBus().publish(Addresses.NOTICES, notice);
  }
}
