package io.hookswitch.push.sockjs;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client of the bridge sends. */
sealed interface Frame {
  int LONGEST_ADDRESS = 200;
  int MOST_HEADERS = 32;
  int LONGEST_HEADER = 8192;
  Pattern REPLY_ADDRESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Here I am. */
  record Ping() implements Frame {}

  /** A frame that is about an address. */
  sealed interface Addressed extends Frame {
    String address();

    Map<String, String> headers();
  }

  record Register(String address, Map<String, String> headers) implements Addressed {}

  record Unregister(String address, Map<String, String> headers) implements Addressed {}

  /**
   * A request.
   *
   * @param body any JSON
   * @param reply where the answer is wanted; empty when it is not
   */
  record Send(String address, Map<String, String> headers, Object body, Optional<String> reply) implements Addressed {}

  /** To everybody who listens at an address; nobody may. */
  record Publish(String address, Map<String, String> headers) implements Addressed {}

  /** @throws BadFrameException that says what is wrong with it */
  static Frame of(JsonObject json) {
    String type = text(json, "type");
    if (type.equals("ping")) return new Ping();
    String address = text(json, "address");
    if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
      throw new BadFrameException("address: expected 1 to " + LONGEST_ADDRESS + " characters");
    }
    Map<String, String> headers = headers(json.getValue("headers"));
    return switch (type) {
      case "register" -> new Register(address, headers);
      case "unregister" -> new Unregister(address, headers);
      case "send" -> new Send(address, headers, json.getValue("body"), reply(json));
      case "publish" -> new Publish(address, headers);
      default -> throw new BadFrameException("type: expected ping, register, unregister, send or publish");
    };
  }

  private static String text(JsonObject json, String field) {
    if (json.getValue(field) instanceof String text) return text;
    throw new BadFrameException(field + ": expected a string");
  }

  private static Optional<String> reply(JsonObject json) {
    return switch (json.getValue("replyAddress")) {
      case null -> Optional.empty();
      case String text when REPLY_ADDRESS.matcher(text).matches() -> Optional.of(text);
      default -> throw new BadFrameException("replyAddress: expected 1 to 64 of A-Z a-z 0-9 . _ -");
    };
  }

  private static Map<String, String> headers(Object found) {
    if (found == null) return Map.of();
    if (!(found instanceof JsonObject json)) throw new BadFrameException("headers: expected an object");
    if (json.size() > MOST_HEADERS) throw new BadFrameException("headers: expected at most " + MOST_HEADERS);
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, Object> header : json) {
      String value = switch (header.getValue()) {
        case String text -> text;
        case Number number -> number.toString();
        case Boolean flag -> flag.toString();
        case null, default -> throw new BadFrameException("headers: expected strings as values");
      };
      if (header.getKey().length() > LONGEST_ADDRESS || value.length() > LONGEST_HEADER) {
        throw new BadFrameException("headers: expected values of at most " + LONGEST_HEADER + " characters");
      }
      headers.put(header.getKey(), value);
    }
    return Map.copyOf(headers);
  }
}
