package io.hookswitch.shard;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Goes through many, a few at a time. News are paced: each is a write to a user's stream and a message to its clients, and a
 * hundred thousand at once would be in the way of everything else.
 */
final class Paced {

  private static final int AT_ONCE = 50;
  /** Two thousand in a second at most. */
  private static final int NEWS_PER_MILLI = 2;

  private Paced() {}

  /**
   * Visits all.
   *
   * @param visit gives the number of news that it has caused; one that fails has caused none
   * @return how many news there were
   */
  static <T> Future<Integer> all(Vertx vertx, List<T> all, Function<T, Future<Integer>> visit) {
    return some(vertx, all, 0, 0, visit);
  }

  private static <T> Future<Integer> some(
    Vertx vertx,
    List<T> all,
    int from,
    int told,
    Function<T, Future<Integer>> visit
  ) {
    if (from >= all.size()) return Future.succeededFuture(told);
    int to = Math.min(all.size(), from + AT_ONCE);
    long began = System.nanoTime();
    List<Future<Integer>> visits = new ArrayList<>();
    for (T one : all.subList(from, to)) visits.add(visit.apply(one).otherwise(0));
    return Future.join(visits).compose(done -> {
      int news = visits.stream().mapToInt(Future::result).sum();
      // A machine that needs longer anyway has no need of a pause.
      long early = news / NEWS_PER_MILLI - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      Future<?> pause = early <= 0 ? Future.succeededFuture() : vertx.timer(early);
      return pause.compose(later -> some(vertx, all, to, told + news, visit));
    });
  }
}
