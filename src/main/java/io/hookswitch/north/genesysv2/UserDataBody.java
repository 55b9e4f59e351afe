package io.hookswitch.north.genesysv2;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** User data out of a body: plain texts, numbers, booleans, lists and maps that nobody changes afterwards. */
final class UserDataBody {

  private UserDataBody() {}

  /** The field {@code userData}; empty when there is none. */
  static Map<String, Object> of(JsonObject body) {
    return pairs(body.getJsonObject("userData", new JsonObject()));
  }

  /** A pair without a value is no pair. */
  static Map<String, Object> pairs(JsonObject object) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    object.forEach(pair -> {
      if (pair.getValue() != null) pairs.put(pair.getKey(), plain(pair.getValue()));
    });
    return Collections.unmodifiableMap(pairs);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case JsonObject object -> map(object);
      case JsonArray array -> list(array);
      case null, default -> value;
    };
  }

  private static Map<String, Object> map(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
    return Collections.unmodifiableMap(map);
  }

  private static List<Object> list(JsonArray array) {
    List<Object> list = new ArrayList<>();
    array.forEach(item -> list.add(plain(item)));
    return Collections.unmodifiableList(list);
  }
}
