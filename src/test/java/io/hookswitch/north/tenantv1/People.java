package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.RoutingPool;
import io.hookswitch.directory.Tenant;
import io.hookswitch.directory.User;
import io.hookswitch.number.PhoneNumbers;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of a few people: in tenant foo, group foogroup: foouser (1001), baruser (1002), quxuser (+3212345678); in
 * its othergroup: otheruser (2001); in tenant acme: acmeuser (1001). Everybody has a phone and the password "secret".
 */
final class People implements Directory {

  private static final RoutingPool POOL = new RoutingPool(
    "foo",
    List.of("+3236548297", "+3236548298"),
    RoutingPool.USUAL_TTL,
    RoutingPool.USUAL_QUARANTINE
  );

  private final Map<UserId, User> users = new LinkedHashMap<>();
  private final Map<String, Device> devices = new LinkedHashMap<>();

  People() {
    add("foo", "foogroup", "foouser", "1001", "+3212345670", RecordingMode.OnDemandUserStart);
    add("foo", "foogroup", "baruser", "1002", "+3212345671", RecordingMode.Never);
    add("foo", "foogroup", "quxuser", "1003", "+3212345678", RecordingMode.Unassigned);
    add("foo", "othergroup", "otheruser", "2001", "+3212345672", RecordingMode.Always);
    add("acme", "acmegroup", "acmeuser", "1001", "+3223456780", RecordingMode.Unassigned);
  }

  private void add(String tenant, String group, String name, String extension, String number, RecordingMode mode) {
    UserId id = new UserId(tenant, name);
    String phone = "phone-of-" + name;
    devices.put(phone, new Device(phone, id, extension, name, TelephonyNetwork.Private, true, Optional.empty()));
    put(
      new User(
        id,
        "0",
        group,
        "",
        "",
        "",
        UserRole.Agent,
        User.Level.EndUser,
        false,
        false,
        Optional.of(extension),
        Optional.of(number),
        "LP_" + name + "@sip.netaxis.be",
        mode,
        Set.of("api-voice", "api-voice-recording"),
        List.of(phone)
      )
    );
  }

  /** Adds somebody, or changes somebody. */
  void put(User user) {
    users.put(user.id(), user);
  }

  User foo(String name) {
    return users.get(new UserId("foo", name));
  }

  static User like(User user, User.Level level, boolean readOnly) {
    return changed(user, level, readOnly, user.extension(), user.number(), user.recording(), user.devices());
  }

  static User recorded(User user, RecordingMode mode) {
    return changed(user, user.level(), user.readOnly(), user.extension(), user.number(), mode, user.devices());
  }

  static User withoutNumbers(User user) {
    return changed(
      user,
      user.level(),
      user.readOnly(),
      Optional.empty(),
      Optional.empty(),
      user.recording(),
      user.devices()
    );
  }

  static User withoutPhone(User user) {
    return changed(user, user.level(), user.readOnly(), user.extension(), user.number(), user.recording(), List.of());
  }

  private static User changed(
    User user,
    User.Level level,
    boolean readOnly,
    Optional<String> extension,
    Optional<String> number,
    RecordingMode recording,
    List<String> devices
  ) {
    return new User(
      user.id(),
      user.uid(),
      user.group(),
      user.firstName(),
      user.lastName(),
      user.email(),
      user.role(),
      level,
      user.operator(),
      readOnly,
      extension,
      number,
      user.addressOfRecord(),
      recording,
      user.features(),
      devices
    );
  }

  @Override
  public Future<Optional<User>> authenticate(String login, String password) {
    return Future.succeededFuture(
      users
        .values()
        .stream()
        .filter(user -> user.id().name().equals(login) && password.equals("secret"))
        .findFirst()
    );
  }

  @Override
  public Optional<Tenant> tenant(String name) {
    return Optional.empty();
  }

  /** Two routing numbers, the seed's first. */
  @Override
  public Optional<RoutingPool> routingPool(String tenant) {
    return tenant.equals("foo") ? Optional.of(POOL) : Optional.empty();
  }

  @Override
  public Optional<RoutingPool> routingPoolOf(String number) {
    return Optional.of(POOL).filter(pool -> pool.numbers().contains(number));
  }

  @Override
  public Optional<Group> group(String tenant, String group) {
    return Optional.of(new Group(tenant, group, "BE", 2, 6, false));
  }

  @Override
  public Optional<User> user(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public Optional<Device> device(String id) {
    return Optional.ofNullable(devices.get(id));
  }

  @Override
  public Collection<Device> devices() {
    return devices.values();
  }

  @Override
  public Endpoint endpointOf(Device device) {
    return endpoint(device, device.number(), device.number());
  }

  @Override
  public Endpoint endpointFor(Group caller, String number, String digits) {
    return users
      .values()
      .stream()
      .filter(user -> user.id().tenant().equals(caller.tenant()))
      .filter(user ->
        user
          .extension()
          .filter(number::equals)
          .or(() -> user.number().filter(number::equals))
          .isPresent()
      )
      .findFirst()
      .map(user -> endpoint(devices.get(user.devices().getFirst()), number, digits))
      .orElseGet(() -> new Endpoint(number, digits, null, PhoneNumbers.emergency(caller.country(), number)));
  }

  private Endpoint endpoint(Device device, String number, String digits) {
    User user = users.get(device.user());
    return new Endpoint(
      number,
      digits,
      new Endpoint.Subscriber(user.id(), device.id(), user.role(), device.network(), device.canMute(), user.recording())
    );
  }
}
