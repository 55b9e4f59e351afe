package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.south.Wish;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all calls of a connector share.
 *
 * @param home where everything happens
 * @param channels those of all calls
 * @param listener gets what is reported
 * @param ended told when the last leg of a call is gone
 * @param missed told of a call of which something was not heard, for too much waited
 * @param wishes who decides on what users ask for by keys of their phones
 */
record Floor(
  Context home,
  Ari ari,
  Ami ami,
  Dialling dialling,
  Channels channels,
  Snoops snoops,
  Consumer<SwitchEvent> listener,
  Consumer<LiveCall> ended,
  Consumer<LiveCall> missed,
  Function<Wish, Future<Optional<String>>> wishes
) {
  void over(LiveCall call) {
    ended.accept(call);
  }

  void missed(LiveCall call) {
    missed.accept(call);
  }

  /** What becomes of what a user has asked for by a key of the phone: empty, or why nothing; known at home. */
  Future<Optional<String>> decided(Wish wish) {
    Promise<Optional<String>> known = Promise.promise();
    wishes.apply(wish).onComplete((refused, nobody) -> home.runOnContext(here -> known.complete(refused, nobody)));
    return known.future();
  }

  /** Whether whoever is called there wants calls; known at home, wherever it was found out. */
  Future<Boolean> willing(Endpoint to) {
    if (!to.internal()) return Future.succeededFuture(true);
    Promise<Boolean> known = Promise.promise();
    dialling
      .lines()
      .takesCalls(to.subscriber().device())
      .onComplete((takes, down) -> home.runOnContext(here -> known.complete(takes, down)));
    return known.future();
  }
}
