package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/**
 * What all calls of a connector share.
 *
 * @param home where everything happens
 * @param channels those of all calls
 * @param listener gets what is reported
 * @param ended told when the last leg of a call is gone
 */
record Floor(
  Context home,
  Ari ari,
  Ami ami,
  Dialling dialling,
  Channels channels,
  Snoops snoops,
  Consumer<SwitchEvent> listener,
  Consumer<LiveCall> ended
) {
  void over(LiveCall call) {
    ended.accept(call);
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
