package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** The operations about one thing; each {@code operationId} of the contract is in one family. */
public interface OpsFamily {
  Map<String, Function<Request, Future<Answer>>> operations();
}
