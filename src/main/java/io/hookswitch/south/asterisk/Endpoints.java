package io.hookswitch.south.asterisk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which phones Asterisk can reach: those that are registered, or that it knows the way to. Lives on the connector's event loop. */
final class Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  private final Floor floor;
  /** What was said last: a phone that is used is heard of several times for each call. */
  private final Map<String, Boolean> said = new HashMap<>();

  Endpoints(Floor floor) {
    this.floor = floor;
  }

  /** Looks at all of them, and hears of each that changes from then on. */
  Future<Void> look() {
    return floor
      .ari()
      .endpoints(floor.dialling().technology())
      .onSuccess(all -> floor.home().runOnContext(here -> all(all)))
      .onFailure(why -> LOG.warn("which phones can be reached is not known: {}", why.getMessage()))
      .mapEmpty();
  }

  /** Whoever was told before may have lost it since. */
  private void all(Iterable<JsonObject> endpoints) {
    said.clear();
    for (JsonObject one : endpoints) {
      switch (one.getString("state", "unknown")) {
        case "online" -> say(one.getString("resource", ""), true);
        case "offline" -> say(one.getString("resource", ""), false);
        default -> {
        } // nobody can tell
      }
    }
  }

  /** @param device as Asterisk describes its state */
  void changed(JsonObject device) {
    String name = device.getString("name", "");
    String before = floor.dialling().technology() + "/";
    if (!name.startsWith(before)) return;
    switch (device.getString("state", "UNKNOWN")) {
      case "UNAVAILABLE", "INVALID" -> say(name.substring(before.length()), false);
      case "UNKNOWN" -> {
      } // nobody can tell
      default -> say(name.substring(before.length()), true);
    }
  }

  private void say(String number, boolean there) {
    Boolean known = said.put(number, there);
    if (known == null || known != there) floor.dialling().lines().reachable(number, there);
  }
}
