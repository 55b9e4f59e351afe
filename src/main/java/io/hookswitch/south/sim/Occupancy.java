package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks phones for lines before a step, and tells them after it what has changed. */
final class Occupancy {

  private static final Logger LOG = LoggerFactory.getLogger(Occupancy.class);

  private final SwitchFloor floor;

  Occupancy(SwitchFloor floor) {
    this.floor = floor;
  }

  /** Whether the phone is busy; false when no phone is going to ring. */
  Future<Boolean> busy(Optional<SimMachine.Ring> asked) {
    return asked
      .map(ring -> takesCalls(ring.device()).compose(takes -> takes ? occupied(ring) : Future.succeededFuture(true)))
      .orElse(Future.succeededFuture(false));
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
  Future<Void> tell(SimCall before, SimCall next, Optional<SimMachine.Ring> claimed) {
    Map<PartyId, SimLeg> then = before.lines();
    Map<PartyId, SimLeg> now = next.lines();
    List<Future<Void>> changes = new ArrayList<>();
    now.forEach((party, leg) -> {
      SimLeg old = then.get(party);
      boolean same = old != null && old.ringing() == leg.ringing();
      if (!same) changes.add(floor.store().occupy(leg.line(), party, leg.ringing()));
    });
    then.forEach((party, leg) -> {
      if (!now.containsKey(party)) changes.add(floor.store().vacate(leg.line(), party));
    });
    claimed
      .filter(ring -> !now.containsKey(ring.leg()))
      .ifPresent(ring -> changes.add(floor.store().vacate(ring.device(), ring.leg())));
    return Future.all(changes)
      .onFailure(failure -> LOG.warn("call {}: its phones could not be told: {}", before.id(), failure.getMessage()))
      .transform(done -> Future.succeededFuture());
  }
}
