package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Tenant;
import io.hookswitch.directory.User;
import io.hookswitch.user.Arming;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.PhoneState;
import io.hookswitch.user.Presence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** A phone as its user sees it; the same in answers and in notifications. */
final class DeviceResource {

  private final Directory directory;

  DeviceResource(Directory directory) {
    this.directory = directory;
  }

  /**
   * Shows a phone. There is one voice environment to a tenant; it bears the tenant's id.
   *
   * @param decision what its user may do with it
   */
  JsonObject of(Device device, Presence presence, DeviceDecision decision, String baseUrl) {
    String tenant = device.user().tenant();
    String environment = directory
      .tenant(tenant)
      .map(Tenant::id)
      .orElseThrow(() -> new IllegalStateException("device " + device.id() + " has no tenant " + tenant));
    PhoneState phone = presence.phone(device.id());
    JsonObject shown = new JsonObject()
      .put("id", device.id())
      .put("deviceState", phone.away() ? "Inactive" : "Active")
      .put("userState", AgentStateResource.userState(presence.agentAt(device.id())))
      .put("phoneNumber", device.number())
      .put("description", device.description())
      .put("e164Number", device.number().startsWith("+") ? device.number() : "")
      .put("telephonyNetwork", device.network().name())
      .put("doNotDisturb", phone.doNotDisturb() ? "On" : "Off")
      .put("voiceEnvironmentUri", baseUrl + "/api/v2/voice-environments/" + environment)
      .put("capabilities", capabilities(device, decision))
      .put("channels", new JsonArray().add(Channels.VOICE))
      .put("dynamicPhoneNumber", "");
    if (phone.forwarding() != null) shown.put("forwardTo", phone.forwarding().digits());
    if (phone.arming() != null) shown.put("supervisorMonitoringState", monitoring(phone.arming(), baseUrl));
    return shown;
  }

  private static JsonObject monitoring(Arming arming, String baseUrl) {
    return new JsonObject()
      .put("state", arming.how().name())
      .put("mode", arming.mode().name())
      .put("scope", arming.scope().name())
      .put("targetDeviceUri", baseUrl + "/api/v2/devices/" + arming.device());
  }

  private List<String> capabilities(Device device, DeviceDecision decision) {
    Set<String> features = directory.user(device.user()).map(User::features).orElse(Set.of());
    return decision
      .allowed()
      .stream()
      .filter(operation -> DeviceOperations.ofPhone(operation) && Feature.neededFor(operation).in(features))
      .sorted()
      .map(DeviceOperation::name)
      .toList();
  }
}
