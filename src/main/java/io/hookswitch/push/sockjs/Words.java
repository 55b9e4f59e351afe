package io.hookswitch.push.sockjs;

import io.hookswitch.push.Streams.Position;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The frames that the bridge sends, in the protocol of Vert.x's bridge: {@code rec} and {@code err}. */
final class Words {

  static final String EPOCH = "epoch";
  static final String OFFSET = "offset";

  private Words() {}

  /**
   * A message of a feed. The epoch travels as text, because JavaScript would round it; headers are texts anyway.
   *
   * @param more whether others of the same event follow
   */
  static String news(String address, JsonObject body, String topic, Position at, boolean more) {
    JsonObject headers = place(at).put("topic", topic);
    return rec(address, body, more ? headers.put("more", "true") : headers).encode();
  }

  static String subscribed(String address, boolean recovered, Position at) {
    return rec(address, message("Subscribed").put("recovered", recovered), place(at)).encode();
  }

  static String gap(String address, Position at) {
    return rec(address, message("Gap"), place(at)).encode();
  }

  static String heartbeat(String address, Position at) {
    return rec(address, message("Heartbeat"), place(at)).encode();
  }

  static String reply(String address, Backend.Result result) {
    if (!result.done()) return refused(address, result);
    JsonObject headers = new JsonObject().put("status", Integer.toString(result.status()));
    result.headers().forEach(headers::put);
    return rec(address, result.body(), headers).encode();
  }

  /** @param address of the reply or of the feed; {@code null} where nobody waits for an answer */
  static String refused(String address, Backend.Result result) {
    JsonObject body = result.body().copy();
    result.refusal().ifPresent(why -> body.put("refusal", why));
    return err(address, result.status(), body.getString("statusMessage", "refused"), body)
      .put("headers", headers(result.headers()))
      .encode();
  }

  static String farewell(Closing why) {
    JsonObject body = new JsonObject()
      .put("advice", why.advice.name().toLowerCase(Locale.ROOT))
      .put("reason", why.reason);
    return err(null, why.code, why.reason, body).encode();
  }

  /** The last place that a client has seen. @throws BadFrameException when there is something that is no place */
  static Optional<Position> seen(Map<String, String> headers) {
    if (!headers.containsKey(EPOCH) && !headers.containsKey(OFFSET)) return Optional.empty();
    return Optional.of(new Position(number(headers, EPOCH), number(headers, OFFSET)));
  }

  private static long number(Map<String, String> headers, String name) {
    String text = headers.getOrDefault(name, "");
    if (text.matches("\\d{1,18}") || (text.matches("\\d{19}") && text.compareTo("9223372036854775807") <= 0)) {
      return Long.parseLong(text);
    }
    throw new BadFrameException("headers." + name + ": expected a whole number");
  }

  private static JsonObject message(String type) {
    return new JsonObject().put("messageType", type);
  }

  private static JsonObject place(Position at) {
    return new JsonObject().put(EPOCH, Long.toString(at.epoch())).put(OFFSET, Long.toString(at.offset()));
  }

  private static JsonObject headers(Map<String, String> headers) {
    JsonObject json = new JsonObject();
    headers.forEach(json::put);
    return json;
  }

  private static JsonObject rec(String address, JsonObject body, JsonObject headers) {
    return new JsonObject().put("type", "rec").put("address", address).put("body", body).put("headers", headers);
  }

  /** The first four fields are those that Vert.x's bridge has, and its clients show. */
  private static JsonObject err(String address, int code, String message, JsonObject body) {
    JsonObject frame = new JsonObject().put("type", "err");
    if (address != null) frame.put("address", address);
    return frame
      .put("failureCode", code)
      .put("failureType", "RECIPIENT_FAILURE")
      .put("message", message)
      .put("body", body);
  }
}
