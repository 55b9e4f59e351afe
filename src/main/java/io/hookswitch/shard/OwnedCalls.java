package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.policy.LiveCalls;
import io.hookswitch.rules.CapabilityRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All calls of a node, gone through a few at a time on their owners' own event loops. News are paced: each is a write to a
 * user's stream and a message to its clients, and a hundred thousand at once would be in the way of everything else.
 */
public final class OwnedCalls implements LiveCalls {

  private static final int AT_ONCE = 50;
  /** Two thousand in a second at most. */
  private static final int NEWS_PER_MILLI = 2;

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
    return node.owners().compose(owners -> some(owners, 0, 0, visit));
  }

  private Future<Integer> some(
    List<Future<CallVerticle>> owners,
    int from,
    int told,
    Function<CallVerticle, Future<Integer>> visit
  ) {
    if (from >= owners.size()) return Future.succeededFuture(told);
    int to = Math.min(owners.size(), from + AT_ONCE);
    List<Future<Integer>> visits = new ArrayList<>();
    for (Future<CallVerticle> owner : owners.subList(from, to)) {
      // One that did not start, or has gone meanwhile, has been replaced by one that decides anew.
      visits.add(owner.compose(visit).otherwise(0));
    }
    return Future.join(visits).compose(done -> {
      int news = visits.stream().mapToInt(Future::result).sum();
      Future<?> pause = news < NEWS_PER_MILLI ? Future.succeededFuture() : vertx.timer(news / NEWS_PER_MILLI);
      return pause.compose(later -> some(owners, to, told + news, visit));
    });
  }
}
