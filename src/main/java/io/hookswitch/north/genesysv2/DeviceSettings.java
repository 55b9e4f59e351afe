package io.hookswitch.north.genesysv2;

import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a switch would have configured for a phone, as far as this gateway knows it: of the names that the original shows,
 * those with a meaning here. Values are texts, as there.
 */
final class DeviceSettings {

  private final Directory directory;

  DeviceSettings(Directory directory) {
    this.directory = directory;
  }

  List<JsonObject> of(Device device) {
    RecordingMode mode = directory.endpointOf(device).subscriber().recording();
    return List.of(
      setting("record", Boolean.toString(mode.automatic())),
      setting("sip-cti-control", device.network() == TelephonyNetwork.Private ? "talk,hold,dtmf" : "hold,dtmf")
    );
  }

  private static JsonObject setting(String name, String value) {
    return new JsonObject().put("name", name).put("value", value);
  }
}
