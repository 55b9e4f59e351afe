package io.hookswitch.directory;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The door to who is who: tenants, groups, users, devices, numbers. Answers from memory, on any thread. */
public interface Directory {
  /**
   * Checks a password. Costs the same for a wrong password and for an unknown login name.
   *
   * @param login {@code user} where it is unique among tenants, or {@code user@tenant}
   * @return the user, or empty; never fails because of what was typed, but fails with {@link LoginsBusyException} when
   *     more passwords wait to be checked than the node can promise to check. Completes on the caller's context.
   */
  Future<Optional<User>> authenticate(String login, String password);

  /**
   * Whom a login name means, without a password: for those whose proof is another one, and for counting attempts. As
   * quick for a name that nobody has.
   */
  default Optional<User> byLogin(String login) {
    return Optional.empty();
  }

  /**
   * Whether a user may act for another: itself always, others by its level and within what its reseller owns.
   */
  default boolean reaches(User caller, User user) {
    return new Reach(this, Ownership.USUAL).covers(caller, user);
  }

  Optional<Tenant> tenant(String name);

  /** The names of all tenants; of those that have phones, where nobody knows more. */
  default Set<String> tenants() {
    return devices()
      .stream()
      .map(device -> device.user().tenant())
      .collect(Collectors.toUnmodifiableSet());
  }

  Optional<Group> group(String tenant, String group);

  Optional<User> user(UserId id);

  /** A phone, by its id (a UUID, in lower case). */
  Optional<Device> device(String id);

  /** Every phone of every tenant, in the order of the file. */
  Collection<Device> devices();

  /** The routing numbers of a tenant; empty where it has none. */
  default Optional<RoutingPool> routingPool(String tenant) {
    return Optional.empty();
  }

  /**
   * The pool that a number belongs to, of whichever tenant.
   *
   * @param number E.164 with "+"
   */
  default Optional<RoutingPool> routingPoolOf(String number) {
    return Optional.empty();
  }

  /** The end point of a user's device, with everything a call needs to know of the user. */
  Endpoint endpointOf(Device device);

  /**
   * Where a number leads that a user of this group dials. An extension is looked for in the caller's group, then, where
   * the tenant allows it, in the tenant's other groups, then behind a location code; an E.164 number among the tenant's users. Whatever is not found
   * there, another tenant's number too, leads to the network; emergency numbers of the group's country are marked.
   *
   * @param number normalised: an extension of the group, or E.164 with "+"
   * @param digits as typed
   */
  Endpoint endpointFor(Group caller, String number, String digits);
}
