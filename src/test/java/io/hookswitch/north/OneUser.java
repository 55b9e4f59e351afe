package io.hookswitch.north;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.Tenant;
import io.hookswitch.directory.User;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory that knows {@code agent1} with the password {@code hookswitch}, and nobody else. */
final class OneUser implements Directory {

  static final User AGENT = new User(
    new UserId("foo", "agent1"),
    "9b2e3a40d0f94c1fa8f0f7b1d2c3e4f5",
    "foogroup",
    "Agent",
    "One",
    "",
    UserRole.values()[0],
    User.Level.EndUser,
    false,
    false,
    Optional.empty(),
    Optional.empty(),
    "LP_agent1@example.com",
    RecordingMode.values()[0],
    Set.of(),
    List.of()
  );

  @Override
  public Future<Optional<User>> authenticate(String login, String password) {
    boolean good = login.equals("agent1") && password.equals("hookswitch");
    return Future.succeededFuture(good ? Optional.of(AGENT) : Optional.empty());
  }

  @Override
  public Optional<User> user(UserId id) {
    return id.equals(AGENT.id()) ? Optional.of(AGENT) : Optional.empty();
  }

  @Override
  public Optional<Tenant> tenant(String name) {
    return Optional.empty();
  }

  @Override
  public Collection<Device> devices() {
    return List.of();
  }

  @Override
  public Optional<Group> group(String tenant, String group) {
    return Optional.empty();
  }

  @Override
  public Optional<Device> device(String id) {
    return Optional.empty();
  }

  @Override
  public Endpoint endpointOf(Device device) {
    throw new UnsupportedOperationException("no call is made here");
  }

  @Override
  public Endpoint endpointFor(Group caller, String number, String digits) {
    throw new UnsupportedOperationException("no call is made here");
  }
}
