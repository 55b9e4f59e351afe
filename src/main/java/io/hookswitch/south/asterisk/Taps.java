package io.hookswitch.south.asterisk;

import io.hookswitch.call.Monitoring;
import io.hookswitch.south.asterisk.Leg.Phase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What supervisors hear who are not in the bridge of a call: each is in a bridge of its own with a channel that listens to the
 * monitored phone, and, for a coach, speaks to it. Nobody else hears that.
 */
final class Taps {

  /** Names of one leg, one after the other. */
  private static final int MOST = 64;

  private final LiveCall call;
  private final Ari ari;
  private final Map<Integer, Tap> taps = new HashMap<>();

  /**
   * @param channel of the monitored phone
   * @param coaches whether the phone hears the supervisor
   */
  private record Wish(String channel, boolean coaches) {}

  /** @param name of the channel that listens, and of its bridge */
  private record Tap(String name, Wish does) {}

  Taps(LiveCall call) {
    this.call = call;
    ari = call.floor().ari();
  }

  /** What a supervisor should hear beside the bridge; nothing while the monitored one does not talk. */
  private Optional<Wish> wish(int supervisor) {
    Leg leg = call.leg(supervisor).orElse(null);
    if (leg == null || leg.phase() != Phase.TALKING || leg.watch() == null || !leg.watch().silent()) {
      return Optional.empty();
    }
    return call
      .leg(leg.watch().user())
      .filter(user -> user.phase() == Phase.TALKING)
      .map(user -> new Wish(user.channel(), leg.watch().how() == Monitoring.Coach));
  }

  /** Takes down what should not be heard any more. */
  Future<Void> less() {
    Future<Void> all = Future.succeededFuture();
    for (int supervisor : new ArrayList<>(taps.keySet())) {
      Tap tap = taps.get(supervisor);
      boolean right = wish(supervisor).filter(tap.does()::equals).isPresent();
      if (!right) all = Sound.also(all, () -> end(tap.name()).onSuccess(done -> taps.remove(supervisor)));
    }
    return all;
  }

  /** Sets up what should be. */
  Future<Void> more() {
    Future<Void> all = Future.succeededFuture();
    for (Leg leg : call.legs()) {
      Wish wish = wish(leg.index()).orElse(null);
      if (wish != null && !taps.containsKey(leg.index())) all = Sound.also(all, () -> begin(leg, wish, 1));
    }
    return all;
  }

  private Future<Void> begin(Leg supervisor, Wish wish, int take) {
    String name = Names.tap(call.party(supervisor), take);
    return call
      .floor()
      .snoops()
      .begin(wish.channel(), name, wish.coaches())
      .compose(listens -> {
        taps.put(supervisor.index(), new Tap(name, wish));
        return ari
          .bridge(name)
          .compose(there -> ari.enter(name, name))
          .compose(there -> ari.enter(name, supervisor.channel()))
          .recover(why ->
            end(name)
              .onSuccess(gone -> taps.remove(supervisor.index()))
              .transform(done -> Future.failedFuture(why))
          );
      })
      .recover(why ->
        why instanceof AriException no && no.conflict() && take < MOST
          ? begin(supervisor, wish, take + 1)
          : Future.failedFuture(why)
      );
  }

  /** Also what another node has set up. */
  Future<Void> end(String name) {
    return ari.hangUp(name, "normal").compose(gone -> ari.removeBridge(name));
  }
}
