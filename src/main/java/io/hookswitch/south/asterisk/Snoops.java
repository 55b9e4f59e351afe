package io.hookswitch.south.asterisk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;

/** Channels that listen to others. Asterisk makes one at once, and it can be used when it has come to the application. */
final class Snoops {

  private final Context home;
  private final Ari ari;
  private final long patienceMillis;
  private final Map<String, Promise<Void>> awaited = new HashMap<>();

  Snoops(Context home, Ari ari, long patienceMillis) {
    this.home = home;
    this.ari = ari;
    this.patienceMillis = patienceMillis;
  }

  /**
   * Makes one.
   *
   * @param channel that is listened to
   * @param name of the new one
   * @param speaks whether whoever is at the other hears what the new one is told
   * @return done when it can be used
   */
  Future<Void> begin(String channel, String name, boolean speaks) {
    Promise<Void> comes = Promise.promise();
    awaited.put(name, comes);
    long timer = home
      .owner()
      .setTimer(patienceMillis, due ->
        home.runOnContext(here ->
          comes.tryFail(new IllegalStateException("a channel that listens has not come to the application: " + name))
        )
      );
    return ari
      .listen(channel, name, speaks)
      .compose(made ->
        comes.future().recover(late -> ari.hangUp(name, "normal").transform(gone -> Future.failedFuture(late)))
      )
      .onComplete(done -> {
        home.owner().cancelTimer(timer);
        awaited.remove(name, comes);
      });
  }

  /** A channel has come to the application. */
  void came(String channel) {
    Promise<Void> comes = awaited.get(channel);
    if (comes != null) comes.tryComplete();
  }
}
