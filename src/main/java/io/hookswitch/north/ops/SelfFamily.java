package io.hookswitch.north.ops;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** {@code /ops/self}: who asks, whether it may change anything, and who answers; for a page that offers only what will be done. */
public final class SelfFamily implements OpsFamily {

  private final String node;

  /** @param node that answers */
  public SelfFamily(String node) {
    this.node = node;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsGetSelf", request -> Future.succeededFuture(Answer.ok(self(request.who().user()))));
  }

  private JsonObject self(User user) {
    return new JsonObject().put("node", node).put("user", user.id().toString()).put("readOnly", user.readOnly());
  }
}
