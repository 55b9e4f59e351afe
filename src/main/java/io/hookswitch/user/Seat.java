package io.hookswitch.user;

import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import java.util.List;
import java.util.Optional;

/**
 * What the directory says of a user that presence depends on; looked up for each input, never stored.
 *
 * @param devices ids of the user's phones, the primary one first
 */
public record Seat(UserId user, UserRole role, List<String> devices) {
  public Seat {
    devices = List.copyOf(devices);
  }

  public boolean has(String device) {
    return devices.contains(device);
  }

  /** Where an agent works who chose no phone. */
  public Optional<String> primary() {
    return devices.stream().findFirst();
  }
}
