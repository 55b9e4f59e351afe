package io.hookswitch.north.genesysv2;

import io.hookswitch.call.UserRole;
import io.hookswitch.directory.Device;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Tenant;
import io.hookswitch.directory.User;
import io.hookswitch.shard.Presences;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The user who is logged in, with the collections that were asked for. */
final class UserResource {

  private final Directory directory;
  private final DeviceResource devices;
  private final ChannelResource channels;

  UserResource(Directory directory, DeviceResource devices, ChannelResource channels) {
    this.directory = directory;
    this.devices = devices;
    this.channels = channels;
  }

  /** @param calls shown, if asked for */
  JsonObject of(User user, Subresources wanted, List<JsonObject> calls, Presences.View view, String baseUrl) {
    JsonObject shown = plain(user, baseUrl);
    if (wanted.has("features")) shown.put("features", Feature.resources(user.features(), baseUrl));
    if (wanted.has("devices")) shown.put("devices", devices(user, view, baseUrl));
    if (wanted.has("calls")) shown.put("calls", calls);
    if (wanted.has("channels")) shown.put("channels", channels(user, view));
    for (String none : List.of("interactions", "chats", "skills")) {
      if (wanted.has(none)) shown.put(none, new JsonArray());
    }
    if (wanted.has("settings")) shown.put("settings", new JsonObject());
    return shown;
  }

  private JsonObject plain(User user, String baseUrl) {
    return new JsonObject()
      .put("id", user.uid())
      .put("userName", user.id().name())
      .put("firstName", user.firstName())
      .put("lastName", user.lastName())
      .put("emailAddress", user.email())
      .put("enabled", true)
      .put("roles", roles(user.role()))
      .put("changePasswordOnFirstLogin", user.firstLogin())
      .put("contactCenterId", contactCentre(user))
      .put("uri", baseUrl + "/api/v2/users/" + user.uid())
      .put("path", "/users/" + user.uid());
  }

  private String contactCentre(User user) {
    return directory
      .tenant(user.id().tenant())
      .map(Tenant::id)
      .orElseThrow(() -> new IllegalStateException("user " + user.id() + " has no tenant"));
  }

  private static List<String> roles(UserRole role) {
    return switch (role) {
      case Agent -> List.of("ROLE_AGENT");
      case Supervisor -> List.of("ROLE_AGENT", "ROLE_SUPERVISOR");
    };
  }

  /** The user's phones, the primary one first. */
  List<JsonObject> devices(User user, Presences.View view, String baseUrl) {
    return user
      .devices()
      .stream()
      .map(directory::device)
      .flatMap(Optional<Device>::stream)
      .map(device -> devices.of(device, view.presence(), view.decision(device.id()), baseUrl))
      .toList();
  }

  List<JsonObject> channels(User user, Presences.View view) {
    return channels.of(user, view.presence(), OwnPresence.atWork(user, view));
  }
}
