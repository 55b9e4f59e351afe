package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Asterisk does for one call, and what it is told so that it does what it should. */
final class Sound {

  private static final Logger LOG = LoggerFactory.getLogger(Sound.class);

  private final LiveCall call;
  private final Ari ari;
  private final String bridge;
  private final Tapes tapes;
  private final Taps taps;
  private Mix mix = Mix.NOTHING;
  private boolean bridged;

  Sound(LiveCall call) {
    this.call = call;
    ari = call.floor().ari();
    bridge = Names.bridge(call.id());
    tapes = new Tapes(call);
    taps = new Taps(call);
  }

  /** What Asterisk does already, as somebody else has told it to. */
  void found(Mix now, boolean there) {
    mix = now;
    bridged = there;
  }

  /** With the channel went whatever Asterisk did for it. */
  void without(Leg leg) {
    tapes.without(leg);
    mix = mix.without(leg.index());
  }

  Tapes tapes() {
    return tapes;
  }

  Taps taps() {
    return taps;
  }

  /**
   * Brings what is heard and recorded to what should be. One request that fails does not keep the others back; what is not
   * to be recorded any more is not before anything else is heard.
   */
  Future<Void> settle() {
    Future<Void> all = also(tapes.less(), taps::less);
    for (Mix.Change change : mix.to(Mix.of(call.legs()))) {
      all = all.transform((done, failed) ->
        perform(change)
          .onSuccess(obeyed -> mix = mix.after(change))
          .transform((obeyed, why) ->
            failed == null && why == null
              ? Future.succeededFuture()
              : Future.failedFuture(failed == null ? why : failed)
          )
      );
    }
    return also(also(all, tapes::more), taps::more);
  }

  /** Done also when what came before has failed; failed then. */
  static Future<Void> also(Future<Void> before, Supplier<Future<Void>> next) {
    return before.transform((done, failed) ->
      next.get().compose(obeyed -> failed == null ? Future.succeededFuture() : Future.failedFuture(failed))
    );
  }

  /** The same after something has happened: there is nobody to be told that it failed. */
  Future<Void> settled() {
    return settle()
      .onFailure(why -> LOG.warn("call {} does not sound as it should: {}", call.id(), why.getMessage()))
      .otherwiseEmpty();
  }

  private Future<Void> perform(Mix.Change change) {
    return switch (change) {
      case Mix.Change.Enters one -> bridge().compose(there -> ari.enter(bridge, channel(one.leg())));
      case Mix.Change.Leaves one -> ended(ari.leave(bridge, channel(one.leg())));
      case Mix.Change.Music one -> one.on() ? ari.music(bridge, true) : ended(ari.music(bridge, false));
      case Mix.Change.Ringback one -> one.on()
        ? ari.ringback(channel(one.leg()), true)
        : ended(ari.ringback(channel(one.leg()), false));
      case Mix.Change.Answered one -> ari.answer(channel(one.leg()));
      case Mix.Change.Mute one -> ari.mute(channel(one.leg()), one.on());
    };
  }

  private String channel(int leg) {
    return call.leg(leg).orElseThrow().channel();
  }

  private Future<Void> bridge() {
    if (bridged) return Future.succeededFuture();
    return ari.bridge(bridge).onSuccess(there -> bridged = true);
  }

  /** What is gone needs no ending. */
  private static Future<Void> ended(Future<Void> ending) {
    return ending.recover(why ->
      why instanceof AriException no && no.ended() ? Future.succeededFuture() : Future.failedFuture(why)
    );
  }

  /** Nobody is on the call any more. */
  Future<Void> end() {
    if (!bridged) return Future.succeededFuture();
    bridged = false;
    return ari
      .removeBridge(bridge)
      .onFailure(why -> LOG.warn("the bridge of call {} is left behind: {}", call.id(), why.getMessage()))
      .otherwiseEmpty();
  }
}
