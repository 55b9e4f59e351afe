package io.hookswitch.directory;

import io.hookswitch.call.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A checked directory, indexed by everything it is asked for. Never changes once built. */
final class Subscribers {

  private record GroupId(String tenant, String group) {}

  private final Map<String, Tenant> tenants = new HashMap<>();
  private final Map<GroupId, Group> groups = new HashMap<>();
  private final Map<UserId, Account> accounts = new HashMap<>();
  private final Map<String, Account> logins = new HashMap<>();
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<GroupId, Map<String, Device>> extensions = new HashMap<>();
  private final Map<String, Map<String, Device>> tenantExtensions = new HashMap<>();
  private final Map<String, Map<String, Device>> tenantNumbers = new HashMap<>();

  private final Map<String, RoutingPool> pools = new HashMap<>();
  private final Map<String, RoutingPool> routingNumbers = new HashMap<>();

  Subscribers(
    Collection<Tenant> tenants,
    Collection<Group> groups,
    Collection<Account> accounts,
    List<Device> phones,
    Collection<RoutingPool> pools
  ) {
    pools.forEach(pool -> {
      this.pools.put(pool.tenant(), pool);
      pool.numbers().forEach(number -> routingNumbers.put(number, pool));
    });
    tenants.forEach(tenant -> this.tenants.put(tenant.name(), tenant));
    groups.forEach(group -> this.groups.put(new GroupId(group.tenant(), group.name()), group));
    phones.forEach(device -> devices.put(device.id(), device));
    accounts.forEach(this::account);
    phones.forEach(device -> reach(this.accounts.get(device.user()).user(), device.number(), device));
    shortLogins(accounts);
  }

  Optional<Tenant> tenant(String name) {
    return Optional.ofNullable(tenants.get(name));
  }

  Set<String> tenants() {
    return Set.copyOf(tenants.keySet());
  }

  Optional<RoutingPool> routingPool(String tenant) {
    return Optional.ofNullable(pools.get(tenant));
  }

  Optional<RoutingPool> routingPoolOf(String number) {
    return Optional.ofNullable(routingNumbers.get(number));
  }

  Optional<Group> group(String tenant, String group) {
    return Optional.ofNullable(groups.get(new GroupId(tenant, group)));
  }

  Optional<User> user(UserId id) {
    return Optional.ofNullable(accounts.get(id)).map(Account::user);
  }

  Optional<Device> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  Collection<Device> devices() {
    return Collections.unmodifiableCollection(devices.values());
  }

  /** @param login {@code user@tenant}, or {@code user} where no other tenant has one of that name */
  Optional<Account> login(String login) {
    return Optional.ofNullable(logins.get(login));
  }

  int usualCost() {
    return Bcrypt.usualCost(accounts.values().stream().map(Account::hash));
  }

  /** The phone behind a number that a user of this group dials, if it is one of the tenant's. */
  Optional<Device> dialled(Group caller, String number) {
    if (number.startsWith("+")) {
      return found(tenantNumbers.get(caller.tenant()), number);
    }
    Optional<Device> near = found(extensions.get(new GroupId(caller.tenant(), caller.name())), number);
    boolean across = tenant(caller.tenant()).map(Tenant::extensionsAcrossGroups).orElse(false);
    return near
      .or(() -> across ? found(tenantExtensions.get(caller.tenant()), number) : Optional.empty())
      .or(() -> atLocation(caller, number));
  }

  private Optional<Device> atLocation(Group caller, String number) {
    return caller
      .locationCodes()
      .stream()
      .filter(location -> location.leads(number))
      .findFirst()
      .flatMap(there ->
        found(extensions.get(new GroupId(caller.tenant(), there.group())), number.substring(there.code().length()))
      );
  }

  private static Optional<Device> found(Map<String, Device> numbers, String number) {
    return Optional.ofNullable(numbers).map(known -> known.get(number));
  }

  /** The user's own extension and number ring the first phone. */
  private void account(Account account) {
    User user = account.user();
    accounts.put(user.id(), account);
    logins.put(user.id().toString(), account);
    user
      .devices()
      .stream()
      .findFirst()
      .map(devices::get)
      .ifPresent(primary -> {
        user.extension().ifPresent(extension -> reach(user, extension, primary));
        user.number().ifPresent(number -> reach(user, number, primary));
      });
  }

  private void reach(User user, String number, Device device) {
    String tenant = user.id().tenant();
    if (number.startsWith("+")) {
      tenantNumbers.computeIfAbsent(tenant, key -> new HashMap<>()).putIfAbsent(number, device);
    } else {
      GroupId group = new GroupId(tenant, user.group());
      extensions.computeIfAbsent(group, key -> new HashMap<>()).putIfAbsent(number, device);
      tenantExtensions.computeIfAbsent(tenant, key -> new HashMap<>()).putIfAbsent(number, device);
    }
  }

  private void shortLogins(Collection<Account> accounts) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    accounts.forEach(account -> {
      if (!once.add(account.user().id().name())) {
        twice.add(account.user().id().name());
      }
    });
    accounts.forEach(account -> {
      String name = account.user().id().name();
      if (!twice.contains(name)) {
        logins.putIfAbsent(name, account);
      }
    });
  }
}
