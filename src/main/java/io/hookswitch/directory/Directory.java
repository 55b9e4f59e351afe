package io.hookswitch.directory;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.Optional;

/** The door to who is who: tenants, groups, users, devices, numbers. Answers from memory, on any thread. */
public interface Directory {
  /**
   * Checks a password. Takes the same time for a wrong password and for an unknown login name.
   *
   * @param login {@code user} where it is unique among tenants, or {@code user@tenant}
   * @return the user, or empty; never fails because of what was typed
   */
  Future<Optional<User>> authenticate(String login, String password);

  Optional<User> user(UserId id);

  Optional<Group> group(String tenant, String group);

  /** A phone, by its id (a UUID). */
  Optional<Device> device(String id);

  /** The end point of a user's device, with everything a call needs to know of the user. */
  Endpoint endpointOf(Device device);

  /**
   * Where a number leads that a user of this group dials: to a subscriber of the same tenant, or to the network.
   *
   * @param number normalised: an extension of the group, or E.164 with "+"
   * @param digits as typed
   */
  Endpoint endpointFor(Group caller, String number, String digits);
}
