package io.hookswitch.north.ops;

import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** {@code /ops/self}: who asks, and whether it may change anything; for a page that offers only what will be done. */
public final class SelfFamily implements OpsFamily {

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsGetSelf", request -> Future.succeededFuture(Answer.ok(self(request.who().user()))));
  }

  private static JsonObject self(User user) {
    return new JsonObject().put("user", user.id().toString()).put("readOnly", user.readOnly());
  }
}
