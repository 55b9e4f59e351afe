package io.hookswitch.north.genesysv2;

import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Tenant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A phone as its user sees it. */
final class DeviceResource {

  private final Directory directory;

  DeviceResource(Directory directory) {
    this.directory = directory;
  }

  /** There is one voice environment to a tenant; it bears the tenant's id. */
  JsonObject of(Device device, String baseUrl) {
    String tenant = device.user().tenant();
    String environment = directory
      .tenant(tenant)
      .map(Tenant::id)
      .orElseThrow(() -> new IllegalStateException("device " + device.id() + " has no tenant " + tenant));
    return new JsonObject()
      .put("id", device.id())
      .put("deviceState", "Active")
      .put("userState", offline())
      .put("phoneNumber", device.number())
      .put("description", device.description())
      .put("e164Number", device.number().startsWith("+") ? device.number() : "")
      .put("telephonyNetwork", device.network().name())
      .put("doNotDisturb", "Off")
      .put("voiceEnvironmentUri", baseUrl + "/api/v2/voice-environments/" + environment)
      .put("capabilities", new JsonArray())
      .put("channels", new JsonArray().add("voice"))
      .put("dynamicPhoneNumber", "");
  }

  /** The state of an agent without a contact centre session. The id's odd case is the original's. */
  static JsonObject offline() {
    return new JsonObject()
      .put("id", "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB")
      .put("displayName", "Offline")
      .put("state", "LoggedOut");
  }
}
