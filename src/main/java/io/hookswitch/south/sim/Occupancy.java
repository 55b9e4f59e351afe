package io.hookswitch.south.sim;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks phones for lines before a step, and tells them after it what has changed. */
final class Occupancy {

  private static final Logger LOG = LoggerFactory.getLogger(Occupancy.class);

  private final SwitchFloor floor;

  Occupancy(SwitchFloor floor) {
    this.floor = floor;
  }

  /** Those of the phones that are going to ring which are busy; the others are taken. */
  Future<Set<String>> busy(List<SimMachine.Ring> asked) {
    List<Future<Boolean>> answers = asked.stream().map(this::busy).toList();
    return Future.all(answers).map(all -> {
      Set<String> busy = new HashSet<>();
      for (int i = 0; i < asked.size(); i++) if (answers.get(i).result()) busy.add(asked.get(i).device());
      return busy;
    });
  }

  private Future<Boolean> busy(SimMachine.Ring ring) {
    return takesCalls(ring.device()).compose(takes -> takes ? occupied(ring) : Future.succeededFuture(true));
  }

  /** What was taken when these were asked for and these turned out to be busy. */
  static List<SimMachine.Ring> claimed(List<SimMachine.Ring> asked, Set<String> busy) {
    return asked
      .stream()
      .filter(ring -> !busy.contains(ring.device()))
      .toList();
  }

  private Future<Boolean> occupied(SimMachine.Ring ring) {
    return floor
      .store()
      .claim(ring.device(), ring.leg(), floor.config().lines())
      .map(free -> !free);
  }

  /** A phone of which that cannot be found out rings: a missed call is worse than a disturbance. */
  private Future<Boolean> takesCalls(String device) {
    return floor
      .exchange()
      .phones()
      .takesCalls(device)
      .onFailure(down -> LOG.warn("phone {} rings unasked: {}", device, down.getMessage()))
      .otherwise(true);
  }

  /**
   * Tells the phones, the one included that was asked for in vain. Never fails: the call has changed and that must be
   * told; a phone that is wrong is put right when the leg changes again.
   *
   * @param claimed what {@link #busy} was asked for and found free
   */
  Future<Void> tell(SimCall before, SimCall next, List<SimMachine.Ring> claimed) {
    Map<SimCall.Line, Boolean> then = before.lines();
    Map<SimCall.Line, Boolean> now = next.lines();
    List<Future<Void>> changes = new ArrayList<>();
    now.forEach((line, rings) -> {
      if (!rings.equals(then.get(line))) changes.add(floor.store().occupy(line.device(), line.leg(), rings));
    });
    then.forEach((line, rings) -> {
      if (!now.containsKey(line)) changes.add(floor.store().vacate(line.device(), line.leg()));
    });
    claimed
      .stream()
      .filter(ring -> !now.containsKey(new SimCall.Line(ring.device(), ring.leg())))
      .forEach(ring -> changes.add(floor.store().vacate(ring.device(), ring.leg())));
    return Future.all(changes)
      .onFailure(failure -> LOG.warn("call {}: its phones could not be told: {}", before.id(), failure.getMessage()))
      .transform(done -> Future.succeededFuture());
  }
}
