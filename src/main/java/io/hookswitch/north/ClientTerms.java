package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.INVALID;

import io.hookswitch.call.Once;
import io.hookswitch.call.Terms;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** On what terms a client sends a request: under which key, and for which version. */
final class ClientTerms {

  static final String KEY = "Idempotency-Key";
  static final String VERSION_HEADER = "If-Match";

  private static final Pattern KEYS = Pattern.compile("[!-~]{1,128}");
  private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~\\x80-\\xff]*\"");
  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
  /** No call ever has it. */
  private static final long NO_VERSION = -1;
  private static final int FINGERPRINT_BYTES = 16;

  private ClientTerms() {}

  /** @throws Refused for a header that makes no sense */
  static Terms of(MultiMap headers, String operation, String path, JsonObject body) {
    return new Terms(once(headers.getAll(KEY), operation, path, body), version(headers.getAll(VERSION_HEADER)));
  }

  private static Once once(List<String> keys, String operation, String path, JsonObject body) {
    if (keys.isEmpty()) return null;
    if (keys.size() > 1 || !KEYS.matcher(keys.getFirst()).matches()) {
      throw invalid(KEY + ": expected one key of 1 to 128 visible ASCII characters", keys);
    }
    String said = operation + "\n" + path.replaceFirst("/$", "") + "\n" + canonical(body);
    return new Once(keys.getFirst(), fingerprint(said));
  }

  /** Compared strongly: a tag that this gateway has not given out matches nothing, and neither does a weak one. */
  private static Long version(List<String> tags) {
    if (tags.isEmpty()) return null;
    String tag = tags.getFirst().strip();
    if (tags.size() == 1 && tag.equals("*")) return null;
    if (tags.size() > 1 || !TAG.matcher(tag).matches()) {
      throw invalid(VERSION_HEADER + ": expected the ETag of one call, or *", tags);
    }
    return VERSION.matcher(tag).matches() ? Long.parseLong(tag.substring(1, tag.length() - 1)) : NO_VERSION;
  }

  private static Refused invalid(String expected, List<String> found) {
    String what = found.size() > 1 ? found.size() + " headers" : "another value";
    return Problem.of(INVALID, expected + ", found " + what).refused();
  }

  private static String fingerprint(String said) {
    return HexFormat.of().formatHex(Sha256.of(said), 0, FINGERPRINT_BYTES);
  }

  /** The same text for bodies that differ in the order of their fields only. */
  private static String canonical(JsonObject body) {
    return new JsonObject(sorted(body)).encode();
  }

  private static Map<String, Object> sorted(JsonObject object) {
    Map<String, Object> sorted = new TreeMap<>();
    object.forEach(field -> sorted.put(field.getKey(), value(field.getValue())));
    return sorted;
  }

  private static Object value(Object value) {
    return switch (value) {
      case JsonObject object -> sorted(object);
      case JsonArray list -> list.stream().map(ClientTerms::value).toList();
      case null, default -> value;
    };
  }
}
