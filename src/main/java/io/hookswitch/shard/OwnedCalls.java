package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.policy.LiveCalls;
import io.hookswitch.rules.CapabilityRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.Function;

/** All calls of a node, gone through a few at a time on their owners' own event loops. */
public final class OwnedCalls implements LiveCalls {

  private final Vertx vertx;
  private final NodeVerticle node;

  public OwnedCalls(Vertx vertx, NodeVerticle node) {
    this.vertx = vertx;
    this.node = node;
  }

  @Override
  public Future<Void> look(Consumer<Call> look) {
    return all(owner -> owner.show(look).map(0)).mapEmpty();
  }

  @Override
  public Future<Integer> review(CapabilityRules before) {
    return all(owner -> owner.review(before));
  }

  /** @param visit gives the number of news that it has caused */
  private Future<Integer> all(Function<CallVerticle, Future<Integer>> visit) {
    // An owner that did not start, or has gone meanwhile, has been replaced by one that decides anew.
    return node.owners().compose(owners -> Paced.all(vertx, owners, owner -> owner.compose(visit)));
  }
}
