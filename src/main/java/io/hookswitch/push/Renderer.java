package io.hookswitch.push;

import io.hookswitch.push.StreamEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Says an event in the words of a dialect. Called on event loops, by several at once. */
@FunctionalInterface
public interface Renderer {
  /**
   * What subscribers see of an event.
   *
   * @param baseUrl scheme, host and port for links, as this subscriber addresses the gateway, without a final slash
   * @return each {@code {"channel": ..., "data": {...}}}, in order; none when the dialect has no words for such an event
   */
  List<JsonObject> render(StreamEvent event, String baseUrl);
}
