package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.MonitoringScope;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.shard.Supervisors;
import io.hookswitch.user.Arming;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.MonitoringMode;
import io.hookswitch.user.PresenceRefusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What supervisors post to their own devices about other users' devices: those of all users of their tenant. */
final class SupervisorRequests {

  static final String CANCEL = "CancelSupervisorMonitoring";
  private static final Set<String> ARMING = Set.of("ListenIn", "Coach", "BargeIn");
  private static final Pattern DEVICE_URI = Pattern.compile("(?:.*/)?devices/([^/?#]+)/?");

  private final Directory directory;
  private final Supervisors supervisors;

  SupervisorRequests(Directory directory, Supervisors supervisors) {
    this.directory = directory;
    this.supervisors = supervisors;
  }

  static boolean isOne(String operationName) {
    return operationName.equals(CANCEL) || ARMING.contains(operationName);
  }

  /** @param device the supervisor's own */
  Future<Optional<PresenceRefusal>> operate(Request request, Device device) {
    User supervisor = request.who().user();
    JsonObject body = request.body();
    String name = body.getString("operationName");
    Feature.neededFor(DeviceOperation.valueOf(name)).demand(supervisor);
    if (name.equals(CANCEL)) return supervisors.cancel(
      OwnPresence.seat(supervisor),
      device.id(),
      request.deadline(),
      request.correlation()
    );
    Device target = target(supervisor, body.getString("targetDeviceUri"));
    User user = directory
      .user(target.user())
      .orElseThrow(() -> new IllegalStateException("device " + target.id() + " has no user " + target.user()));
    Arming arming = new Arming(
      Monitoring.valueOf(name),
      MonitoringMode.valueOf(body.getString("supervisorMonitoringMode", MonitoringMode.AllCalls.name())),
      MonitoringScope.valueOf(body.getString("supervisorMonitoringScope", MonitoringScope.Call.name())),
      user.id(),
      target.id()
    );
    return supervisors.arm(
      OwnPresence.seat(supervisor),
      device.id(),
      arming,
      OwnPresence.seat(user),
      request.deadline(),
      request.correlation()
    );
  }

  /** Somebody else's tenant has no devices, as far as this one is concerned. */
  private Device target(User supervisor, String uri) {
    Matcher named = DEVICE_URI.matcher(uri);
    if (!named.matches()) {
      throw Problem.of(Problem.Kind.INVALID, "targetDeviceUri: expected a URI that ends with /devices/{id}").refused();
    }
    Device target = directory
      .device(named.group(1))
      .filter(device -> device.user().tenant().equals(supervisor.id().tenant()))
      .orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "targetDeviceUri: device not found").refused());
    if (target.user().equals(supervisor.id())) {
      throw Problem.of(Problem.Kind.INVALID, "targetDeviceUri: is a device of this user").refused();
    }
    return target;
  }
}
