package io.hookswitch.south.asterisk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings of one call, one for each leg that is recorded. Each is made by a channel of its own that listens to the
 * leg's (a snoop): a recording of the bridge knows nothing of one leg's pauses, and has silenced phones (22.10.1 of Debian).
 */
final class Tapes {

  /**
   * Before a file goes on: for so long what was heard is on its way to the file, through the channel that listens and its queue.
   * Pieces of 20 ms, of which an Asterisk with much to do has been heard to write one that was said to the other side of a
   * consultation.
   */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

  /** Recordings of one leg, one after the other. */
  static final int MOST = 64;

  private final LiveCall call;
  private final Ari ari;
  private final Map<Integer, Tape> tapes = new HashMap<>();
  /** The next take of each leg, as far as this node knows. */
  private final Map<Integer, Integer> takes = new HashMap<>();

  Tapes(LiveCall call) {
    this.call = call;
    ari = call.floor().ari();
  }

  /** What Asterisk records already, as somebody else has told it to. */
  void found(int leg, Tape tape) {
    tapes.put(leg, tape);
  }

  /** The leg's channel is gone; with it the one that listened, and the file is complete. */
  void without(Leg leg) {
    tapes.remove(leg.index());
  }

  /** The leg that is recorded under this name. */
  Optional<Leg> leg(String name) {
    return tapes
      .entrySet()
      .stream()
      .filter(one -> one.getValue().name().equals(name))
      .findFirst()
      .flatMap(one -> call.leg(one.getKey()));
  }

  /** Has no more recorded than should be. To be called before anybody hears anything new. */
  Future<Void> less() {
    Future<Void> all = Future.succeededFuture();
    for (int leg : new ArrayList<>(tapes.keySet())) {
      Tape.Wish wish = wish(leg);
      Tape tape = tapes.get(leg);
      if (wish == Tape.Wish.NONE) all = Sound.also(all, () -> stop(leg, tape));
      else if (wish == Tape.Wish.PAUSE && tape.runs()) all = Sound.also(all, () -> pause(leg, tape));
    }
    return all;
  }

  /** Has everything recorded that should be. What was said in a pause must not be in the file, so none goes on at once. */
  Future<Void> more() {
    Future<Void> all = Future.succeededFuture();
    for (Leg leg : call.legs()) {
      if (tapes.containsKey(leg.index()) || Tape.Wish.of(leg) != Tape.Wish.RUN) continue;
      all = Sound.also(all, () -> start(leg, takes.getOrDefault(leg.index(), 1)));
    }
    if (tapes.keySet().stream().noneMatch(this::waits)) return all;
    return Sound.also(Sound.also(all, () -> elapsed(ON_ITS_WAY)), this::goOn);
  }

  /** Whether the leg's file pauses and should not. */
  private boolean waits(int leg) {
    Tape tape = tapes.get(leg);
    return tape != null && !tape.runs() && wish(leg) == Tape.Wish.RUN;
  }

  private Future<Void> goOn() {
    Future<Void> all = Future.succeededFuture();
    for (int leg : new ArrayList<>(tapes.keySet())) {
      all = Sound.also(all, () -> waits(leg) ? resume(leg, tapes.get(leg)) : Future.succeededFuture());
    }
    return all;
  }

  private Tape.Wish wish(int leg) {
    return call.leg(leg).map(Tape.Wish::of).orElse(Tape.Wish.NONE);
  }

  /** @param take the first one of this leg that may not have been made yet */
  private Future<Void> start(Leg leg, int take) {
    String name = Names.recording(call.party(leg), take);
    return call
      .floor()
      .snoops()
      .begin(leg.channel(), name, false)
      .compose(listens ->
        ari
          .recordings()
          .record(name)
          .recover(why -> ari.hangUp(name, "normal").transform(gone -> Future.failedFuture(why)))
      )
      .onSuccess(records -> {
        tapes.put(leg.index(), new Tape(name, true));
        takes.put(leg.index(), take + 1);
      })
      .recover(why ->
        why instanceof AriException no && no.conflict() && take < MOST ? start(leg, take + 1) : Future.failedFuture(why)
      );
  }

  private Future<Void> pause(int leg, Tape tape) {
    return ari
      .recordings()
      .pause(tape.name(), true)
      .onSuccess(done -> tapes.put(leg, new Tape(tape.name(), false)));
  }

  private Future<Void> resume(int leg, Tape tape) {
    return ari
      .recordings()
      .pause(tape.name(), false)
      .onSuccess(done -> tapes.put(leg, new Tape(tape.name(), true)));
  }

  private Future<Void> elapsed(Duration time) {
    Promise<Void> over = Promise.promise();
    Context home = call.floor().home();
    home.owner().setTimer(time.toMillis(), due -> home.runOnContext(here -> over.complete()));
    return over.future();
  }

  private Future<Void> stop(int leg, Tape tape) {
    return ari
      .recordings()
      .stop(tape.name())
      .compose(stopped -> ari.hangUp(tape.name(), "normal"))
      .onSuccess(gone -> tapes.remove(leg))
      .mapEmpty();
  }
}
