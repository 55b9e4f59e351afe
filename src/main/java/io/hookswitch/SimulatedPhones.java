package io.hookswitch;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.shard.Diversions;
import io.hookswitch.shard.Presences;
import io.hookswitch.south.sim.Phones;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** The directory's phones on the simulated switch: they answer as the directory says, and ring as their users let them. */
record SimulatedPhones(Directory directory, Presences presences, Diversions diversions) implements Phones {
  @Override
  public Optional<Duration> answersAfter(String device) {
    return directory.device(device).flatMap(Device::answersAfter);
  }

  @Override
  public Future<Endpoint> rings(Endpoint called) {
    return diversions.of(called);
  }

  @Override
  public boolean routes(String number) {
    return directory.routingPoolOf(number).isPresent();
  }

  @Override
  public Future<Boolean> takesCalls(String device) {
    return directory
      .device(device)
      .map(phone -> presences.of(phone.user()).map(presence -> !presence.phone(device).doNotDisturb()))
      .orElseGet(() -> Future.succeededFuture(true));
  }
}
