package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What every notification looks like, by the fact sheet: which fields it must have, may have, and of what type. */
final class Shape {

  private static final Set<String> PARTICIPANT = Set.of("e164Number", "formattedPhoneNumber", "phoneNumber", "digits");

  /** Section 2.1. */
  private static final Map<String, Class<?>> CALL = Map.ofEntries(
    Map.entry("id", String.class),
    Map.entry("state", String.class),
    Map.entry("callUuid", String.class),
    Map.entry("connId", String.class),
    Map.entry("deviceUri", String.class),
    Map.entry("participants", JsonArray.class),
    Map.entry("dnis", String.class),
    Map.entry("callType", String.class),
    Map.entry("capabilities", JsonArray.class),
    Map.entry("duration", String.class),
    Map.entry("mute", String.class),
    Map.entry("supervisorListeningIn", Boolean.class),
    Map.entry("monitoredUserMuted", Boolean.class),
    Map.entry("monitoring", Boolean.class),
    Map.entry("uri", String.class),
    Map.entry("path", String.class)
  );
  private static final Map<String, Class<?>> CALL_OPTIONAL = Map.of(
    "ani",
    String.class,
    "userData",
    JsonObject.class,
    "recordingState",
    String.class,
    "supervisorMonitoringState",
    JsonObject.class,
    "parentCallUri",
    String.class,
    "parentCallPath",
    String.class
  );

  /** Section 6.2. */
  private static final Map<String, Class<?>> DEVICE = Map.ofEntries(
    Map.entry("id", String.class),
    Map.entry("deviceState", String.class),
    Map.entry("userState", JsonObject.class),
    Map.entry("phoneNumber", String.class),
    Map.entry("e164Number", String.class),
    Map.entry("description", String.class),
    Map.entry("telephonyNetwork", String.class),
    Map.entry("doNotDisturb", String.class),
    Map.entry("voiceEnvironmentUri", String.class),
    Map.entry("capabilities", JsonArray.class),
    Map.entry("channels", JsonArray.class),
    Map.entry("dynamicPhoneNumber", String.class)
  );
  private static final Map<String, Class<?>> DEVICE_OPTIONAL = Map.of(
    "forwardTo",
    String.class,
    "supervisorMonitoringState",
    JsonObject.class
  );

  private Shape() {}

  /** Fails unless the message, {@code channel} and {@code data}, looks like one of the samples. */
  static void check(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    String type = data.getString("messageType");
    assertThat(message.getString("channel")).as("%s", message).isEqualTo(topic(type));
    switch (type) {
      case "CallStateChangeMessage" -> call(data);
      case "DeviceStateChangeMessage" -> {
        fields(data, Set.of("messageType", "devices"), Set.of());
        objects(data.getJsonArray("devices")).forEach(device -> types(device, DEVICE, DEVICE_OPTIONAL));
      }
      case "ChannelStateChangeMessageV2" -> fields(data, Set.of("messageType", "channels"), Set.of());
      case "OutboundRecordMessage" -> outbound(data);
      case "DeviceUserEventMessage" -> fields(data, Set.of("messageType", "deviceId", "userData"), Set.of());
      default -> throw new AssertionError("a message of no known type: " + message);
    }
  }

  private static String topic(String type) {
    return switch (type) {
      case "CallStateChangeMessage" -> "/v2/me/calls";
      case "ChannelStateChangeMessageV2" -> "/v2/me/channels";
      case "OutboundRecordMessage" -> "/v2/me/outbound";
      default -> "/v2/me/devices";
    };
  }

  private static void call(JsonObject data) {
    Set<String> optional = data.getString("notificationType").equals("Error") ? Set.of("errorMessage") : Set.of();
    fields(data, Set.of("messageType", "notificationType", "call", "phoneNumber"), optional);
    JsonObject call = data.getJsonObject("call");
    types(call, CALL, CALL_OPTIONAL);
    assertThat(call.getString("callUuid")).as("%s", call).isEqualTo(call.getString("id")).matches("[0-9A-V]{32}");
    assertThat(call.getString("connId")).as("%s", call).matches("[0-9a-f]{16}");
    assertThat(call.getString("duration")).as("%s", call).matches("[0-9]+");
    assertThat(call.getString("path")).isEqualTo("/calls/" + call.getString("id"));
    assertThat(call.getString("uri")).endsWith("/api/v2/me" + call.getString("path"));
    boolean related = call.containsKey("parentCallUri");
    assertThat(call.containsKey("parentCallPath")).as("%s", call).isEqualTo(related);
    if (related) assertThat(call.getString("callType")).as("%s", call).isEqualTo("Consult");
    if (call.getString("state").equals("Released")) assertThat(call.getJsonArray("capabilities")).isEmpty();
    for (JsonObject one : objects(call.getJsonArray("participants"))) {
      fields(one, PARTICIPANT, Set.of("location", "country"));
    }
  }

  private static void outbound(JsonObject data) {
    fields(data, Set.of("messageType", "notificationType", "record"), Set.of("referenceId", "errorMessage"));
    assertThat(data.getJsonObject("record").fieldNames())
      .as("%s", data)
      .contains("campaignName", "applicationId", "devicePath");
  }

  private static void types(JsonObject seen, Map<String, Class<?>> must, Map<String, Class<?>> may) {
    fields(seen, must.keySet(), may.keySet());
    for (Map<String, Class<?>> some : List.of(must, may)) {
      some.forEach((field, type) -> {
        if (seen.containsKey(field)) assertThat(seen.getValue(field)).as("%s of %s", field, seen).isInstanceOf(type);
      });
    }
  }

  private static void fields(JsonObject seen, Set<String> must, Set<String> may) {
    Set<String> all = new TreeSet<>(must);
    all.addAll(may);
    assertThat(seen.fieldNames()).as("%s", seen).containsAll(must).isSubsetOf(all);
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
