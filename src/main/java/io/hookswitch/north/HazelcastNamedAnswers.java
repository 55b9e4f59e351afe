package io.hookswitch.north;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.hookswitch.cluster.Copies;
import io.hookswitch.cluster.Memory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Answers of the whole cluster, in a Hazelcast map, on two nodes before anybody acts on them; {@code cluster.xml} says how
 * many there may be.
 */
public final class HazelcastNamedAnswers implements NamedAnswers {

  private final Vertx vertx;
  private final IMap<String, KeptAnswer> names;
  private final Copies copies;
  private final Duration kept;
  private final Predicate<String> members;

  /**
   * @param kept how long a name is remembered
   * @param members whether a node of this name is one of the cluster's
   */
  public HazelcastNamedAnswers(Vertx vertx, HazelcastInstance hazelcast, Duration kept, Predicate<String> members) {
    this.vertx = vertx;
    this.names = hazelcast.getMap("hookswitch-answers");
    this.copies = new Copies(vertx, hazelcast);
    this.kept = kept;
    this.members = members;
  }

  @Override
  public Future<KeptAnswer> claim(String name, KeptAnswer mine, String over) {
    NameClaim claim = new NameClaim(mine, over, kept);
    return Memory.prepare(vertx, () -> Memory.kept(copies.write(names, name, claim)).toCompletionStage());
  }

  @Override
  public Future<Void> settle(String name, String attempt, KeptAnswer outcome) {
    return Memory.kept(copies.write(names, name, new NameOutcome(attempt, outcome, kept)));
  }

  @Override
  public boolean works(String node) {
    return members.test(node);
  }
}
