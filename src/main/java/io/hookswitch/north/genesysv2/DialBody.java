package io.hookswitch.north.genesysv2;

import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a dial: to a destination, or to the number of an outbound record, or with both to the destination, since
 * an agent may choose another number than the record's first.
 *
 * @param number as typed
 * @param numberField where it was found
 * @param callerId the number to present, absent for the caller's own
 * @param userData of the new call: that of the request, before that of the record
 */
record DialBody(String number, String numberField, Optional<String> callerId, Map<String, Object> userData) {
  private static final String CALLER_ID = "outboundCallerId";
  private static final Pattern PUNCTUATION = Pattern.compile("[- ()./]");
  private static final Pattern PRESENTABLE = Pattern.compile("\\+?[0-9]{1,32}");

  static DialBody of(JsonObject body) {
    JsonObject record = body.getJsonObject("outboundRecord", new JsonObject());
    JsonObject destination = body.getJsonObject("destination", new JsonObject());
    boolean named = destination.containsKey("phoneNumber");
    String number = (named ? destination : record).getString("phoneNumber");
    if (number == null) throw Problem.of(
      Problem.Kind.MISSING,
      "destination.phoneNumber: expected, not found"
    ).refused();
    return new DialBody(
      number,
      named ? "destination.phoneNumber" : "outboundRecord.phoneNumber",
      callerId(body).or(() -> callerId(record)),
      userData(body, record)
    );
  }

  /** Any digits will do, the switch and the network behind it know which numbers may be presented. */
  private static Optional<String> callerId(JsonObject from) {
    String digits = PUNCTUATION.matcher(from.getString(CALLER_ID, "")).replaceAll("");
    if (digits.isEmpty()) return Optional.empty();
    if (!PRESENTABLE.matcher(digits).matches()) {
      throw Problem.of(
        Problem.Kind.INVALID,
        CALLER_ID + ": expected at most 32 digits, perhaps with one leading +"
      ).refused();
    }
    return Optional.of(digits);
  }

  /** Every field of the record becomes a pair; those of its maps stand beside them, as the switch would have them. */
  private static Map<String, Object> userData(JsonObject body, JsonObject record) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    UserDataBody.pairs(record).forEach((key, value) -> {
      boolean map = key.equals("otherFields") || key.equals("userData");
      if (map && value instanceof Map<?, ?>) pairs.putAll(UserDataBody.pairs(record.getJsonObject(key)));
      else pairs.put(key, value);
    });
    pairs.putAll(UserDataBody.of(body));
    return pairs;
  }
}
