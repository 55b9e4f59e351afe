package io.hookswitch;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.south.asterisk.Lines;
import io.hookswitch.south.sim.Phones;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The directory's phones on an Asterisk.
 *
 * @param phones as their users let them ring
 */
record AsteriskLines(Directory directory, Phones phones) implements Lines {
  @Override
  public Optional<String> number(String device) {
    return directory.device(device).map(Device::number);
  }

  @Override
  public Optional<Endpoint> subscriber(String number) {
    List<Endpoint> reached = directory
      .devices()
      .stream()
      .filter(device -> device.number().equals(number) || directory.endpointOf(device).number().equals(number))
      .map(directory::endpointOf)
      .toList();
    return reached.size() == 1 ? Optional.of(reached.getFirst()) : Optional.empty();
  }

  @Override
  public Future<Endpoint> rings(Endpoint called) {
    return phones.rings(called);
  }

  @Override
  public Future<Boolean> takesCalls(String device) {
    return phones.takesCalls(device);
  }
}
