package io.hookswitch.north;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where in the body something is.
 *
 * @param path as a person writes it, such as {@code destination.phoneNumber} or {@code channels[0]}
 * @param name of the field itself
 */
record Place(String path, String name, Object value) {
  static Place of(String pointer, JsonObject body) {
    StringBuilder path = new StringBuilder();
    String name = "body";
    Object value = body;
    String[] steps = pointer.replaceFirst("^#/?", "").split("/");
    for (String step : steps) {
      if (step.isEmpty()) continue;
      name = decoded(step);
      if (value instanceof JsonArray list) {
        path.append('[').append(name).append(']');
        int index = Integer.parseInt(name);
        value = index < list.size() ? list.getValue(index) : null;
      } else {
        if (!path.isEmpty()) path.append('.');
        path.append(ContractErrors.shortened(name));
        value = value instanceof JsonObject object ? object.getValue(name) : null;
      }
    }
    return new Place(path.isEmpty() ? "body" : path.toString(), name, value);
  }

  private static String decoded(String step) {
    String escaped = step.replace("~1", "/").replace("~0", "~");
    if (escaped.indexOf('%') < 0) return escaped;
    try {
      return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The validator writes control characters with one digit, which nobody can read back.
      return escaped;
    }
  }
}
