package io.hookswitch.directory;

import io.hookswitch.call.Endpoint;
import io.hookswitch.call.UserId;
import io.hookswitch.number.PhoneNumbers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A directory that is one YAML file, read once; {@code config/directory.yaml} explains every key. */
public final class YamlDirectory implements Directory {

  private final Subscribers subscribers;
  private final Logins logins;
  private final Reach reach;

  private YamlDirectory(Subscribers subscribers, Logins logins, Ownership ownership) {
    this.subscribers = subscribers;
    this.logins = logins;
    this.reach = new Reach(this, ownership);
  }

  /**
   * Reads the file. Blocks; not for an event loop.
   *
   * @param vertx checks passwords on a small worker pool of its own, which closes with it
   * @param ownership what users of resellers are held to
   * @throws InvalidDirectoryException with every mistake of the file, also when there is no such file
   */
  public static YamlDirectory load(Vertx vertx, Path file, Ownership ownership) {
    Subscribers subscribers = DirectoryReader.read(file);
    return new YamlDirectory(
      subscribers,
      new Logins(vertx, subscribers::login, subscribers.usualCost(), System::nanoTime),
      ownership
    );
  }

  @Override
  public Future<Optional<User>> authenticate(String login, String password) {
    return logins.check(login, password);
  }

  @Override
  public Optional<User> byLogin(String login) {
    return subscribers.login(login).map(Account::user);
  }

  @Override
  public boolean reaches(User caller, User user) {
    return reach.covers(caller, user);
  }

  @Override
  public Optional<Tenant> tenant(String name) {
    return subscribers.tenant(name);
  }

  @Override
  public Set<String> tenants() {
    return subscribers.tenants();
  }

  @Override
  public Optional<Group> group(String tenant, String group) {
    return subscribers.group(tenant, group);
  }

  @Override
  public Optional<User> user(UserId id) {
    return subscribers.user(id);
  }

  @Override
  public Optional<Device> device(String id) {
    return subscribers.device(id);
  }

  @Override
  public Collection<Device> devices() {
    return subscribers.devices();
  }

  @Override
  public Optional<RoutingPool> routingPool(String tenant) {
    return subscribers.routingPool(tenant);
  }

  @Override
  public Optional<RoutingPool> routingPoolOf(String number) {
    return subscribers.routingPoolOf(number);
  }

  @Override
  public Endpoint endpointOf(Device device) {
    return endpoint(device, device.number(), device.number());
  }

  @Override
  public Endpoint endpointFor(Group caller, String number, String digits) {
    return subscribers
      .dialled(caller, number)
      .map(device -> endpoint(device, number, digits))
      .orElseGet(() -> new Endpoint(number, digits, null, PhoneNumbers.emergency(caller.country(), number)));
  }

  private Endpoint endpoint(Device device, String number, String digits) {
    User user = subscribers
      .user(device.user())
      .orElseThrow(() -> new IllegalArgumentException("device " + device.id() + " is not of this directory"));
    return new Endpoint(
      number,
      digits,
      new Endpoint.Subscriber(user.id(), device.id(), user.role(), device.network(), device.canMute(), user.recording())
    );
  }
}
