package io.hookswitch;

import io.hookswitch.call.Endpoint;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.sim.Phones;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The directory's phones on a switch that is not the simulated one.
 *
 * @param phones as their users let them ring
 * @param tenants whose phones are there
 * @param reached told which of them are
 */
record DirectoryPhones(
  Directory directory,
  Phones phones,
  Predicate<String> tenants,
  ReachedPhones reached
) implements PhoneBook {
  @Override
  public Optional<String> number(String device) {
    return directory.device(device).map(Device::number);
  }

  @Override
  public Optional<Endpoint> subscriber(String number) {
    List<Endpoint> reached = directory
      .devices()
      .stream()
      .filter(device -> tenants.test(device.user().tenant()))
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

  @Override
  public void reachable(String number, boolean there) {
    reached.said(number, tenants, there);
  }
}
