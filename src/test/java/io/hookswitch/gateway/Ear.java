package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;

/** An official CometD client that has subscribed to all of its user's topics. */
interface Ear extends AutoCloseable {
  /** The next notification: {@code channel} and {@code data}. Waits for it, and fails when none comes. */
  JsonObject next();

  @Override
  void close();
}
