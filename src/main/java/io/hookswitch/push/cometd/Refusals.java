package io.hookswitch.push.cometd;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Errors of the channel itself, in the shape that {@code openapi.yaml} gives to errors at its path. */
final class Refusals {

  private Refusals() {}

  /** @param response whose status is set */
  static void end(HttpServerResponse response, String why) {
    int code = switch (response.getStatusCode()) {
      case 403, 405 -> 3;
      case 400, 408, 413 -> 10;
      default -> 4;
    };
    response
      .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
      .end(new JsonObject().put("statusCode", code).put("statusMessage", why).encode());
  }
}
