package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;

/** Placeholder until asyncapi. */
final class Frames {

  private Frames() {}

  static void check(JsonObject frame) {}
}
