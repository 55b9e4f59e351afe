package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The operations about one thing; each {@code operationId} of the contract is in one family. */
interface OperationFamily {
  Map<String, Function<Request, Future<Answer>>> operations();

  /** As {@link io.hookswitch.north.Dialect#unserved()}. */
  default Set<String> unserved() {
    return Set.of();
  }
}
