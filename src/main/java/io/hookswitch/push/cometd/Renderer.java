package io.hookswitch.push.cometd;

import io.hookswitch.push.StreamEvent;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Says an event in the words of a dialect. Called on event loops, by several at once. */
@FunctionalInterface
public interface Renderer {
  /**
   * What subscribers see of an event.
   *
   * @param baseUrl scheme, host and port for links, as this subscriber addresses the gateway, without a final slash
   * @return {@code {"channel": ..., "data": {...}}}; empty when the dialect has no words for such an event
   */
  Optional<JsonObject> render(StreamEvent event, String baseUrl);
}
