package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
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

/** A directory of one's own: every tenant there is when asked for, one group each, one phone a user. */
final class PhoneBook implements Directory {

  static final String TENANT_ID = "4c4ebfd1-6bd8-4e4c-9d2b-2f0d7a0d6a51";
  static final Set<String> ALL = Set.of("api-voice", "api-voice-outbound", "api-voice-recording");

  private final Map<UserId, User> users = new LinkedHashMap<>();
  private final Map<String, Device> devices = new LinkedHashMap<>();

  /** @param name {@code user@tenant} */
  User add(String name, String device, String number, RecordingMode recording, Set<String> features) {
    String[] parts = name.split("@");
    UserId id = new UserId(parts[1], parts[0]);
    User user = new User(
      id,
      // The first one's is written out in tests.
      users.isEmpty() ? "0123456789abcdef0123456789abcdef" : "%032x".formatted(users.size()),
      "agents",
      "Ada",
      "Agent",
      "ada@demo.example",
      UserRole.Agent,
      User.Level.EndUser,
      false,
      false,
      Optional.of(number),
      Optional.empty(),
      "ada@demo",
      recording,
      features,
      List.of(device)
    );
    users.put(id, user);
    devices.put(
      device,
      new Device(device, id, number, "Desk phone", TelephonyNetwork.Private, false, Optional.empty())
    );
    return user;
  }

  void letMute(String device) {
    devices.computeIfPresent(device, (id, old) ->
      new Device(id, old.user(), old.number(), old.description(), old.network(), true, Optional.empty())
    );
  }

  User lookOnly(User user) {
    User limited = new User(
      user.id(),
      user.uid(),
      user.group(),
      user.firstName(),
      user.lastName(),
      user.email(),
      UserRole.Supervisor,
      user.level(),
      false,
      true,
      user.extension(),
      user.number(),
      user.addressOfRecord(),
      user.recording(),
      user.features(),
      user.devices()
    );
    users.put(user.id(), limited);
    return limited;
  }

  @Override
  public Future<Optional<User>> authenticate(String login, String password) {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public Optional<Tenant> tenant(String name) {
    return Optional.of(new Tenant(name, TENANT_ID, false));
  }

  @Override
  public Optional<Group> group(String tenant, String group) {
    return Optional.of(new Group(tenant, group, "US", 4, 5, false));
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
    return endpoint(device, device.number());
  }

  @Override
  public Endpoint endpointFor(Group caller, String number, String digits) {
    return devices
      .values()
      .stream()
      .filter(device -> device.number().equals(number) && device.user().tenant().equals(caller.tenant()))
      .findFirst()
      .map(device -> endpoint(device, digits))
      .orElseGet(() -> new Endpoint(number, digits, null, PhoneNumbers.emergency(caller.country(), number)));
  }

  private Endpoint endpoint(Device device, String digits) {
    User user = users.get(device.user());
    return new Endpoint(
      device.number(),
      digits,
      new Endpoint.Subscriber(user.id(), device.id(), user.role(), device.network(), device.canMute(), user.recording())
    );
  }
}
