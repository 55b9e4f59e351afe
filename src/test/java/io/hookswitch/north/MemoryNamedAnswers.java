package io.hookswitch.north;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of one thread, for ever. */
final class MemoryNamedAnswers implements NamedAnswers {

  final Map<String, KeptAnswer> names = new HashMap<>();
  final Set<String> gone = new HashSet<>();
  boolean away;

  @Override
  public Future<KeptAnswer> claim(String name, KeptAnswer mine, String over) {
    return Future.succeededFuture(names.compute(name, (same, found) -> KeptAnswer.claimed(found, mine, over)));
  }

  @Override
  public Future<Void> settle(String name, String attempt, KeptAnswer outcome) {
    if (away) return Future.failedFuture("away");
    names.compute(name, (same, found) -> KeptAnswer.settled(found, attempt, outcome));
    return Future.succeededFuture();
  }

  @Override
  public boolean works(String node) {
    return !gone.contains(node);
  }
}
