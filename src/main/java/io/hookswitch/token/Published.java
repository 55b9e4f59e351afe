package io.hookswitch.token;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWK;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes keys of what an issuer publishes (a JWK Set, RFC 7517), and leaves out what we have no use for. */
final class Published {

  private static final int MOST_KEYS = 64;
  private static final int LEAST_MODULUS_CHARACTERS = 340; // 2048 bits in base64url, leading zeros left out
  private static final Set<String> KEPT = Set.of("kty", "kid", "alg", "n", "e", "crv", "x", "y");

  private Published() {}

  /** @throws TokenKeysException when it is no set of keys, or none of them can be used */
  static Keys read(Buffer body, Set<String> algorithms) {
    List<JsonObject> keys = new ArrayList<>();
    try {
      JsonArray listed = new JsonObject(body).getJsonArray("keys", new JsonArray());
      if (listed.size() > MOST_KEYS) throw new TokenKeysException(
        "expected at most " + MOST_KEYS + " keys, found more"
      );
      for (Object one : listed) {
        if (one instanceof JsonObject key && isOurs(key, algorithms)) keys.add(plain(key));
      }
    } catch (DecodeException | ClassCastException other) {
      throw new TokenKeysException("expected a JWK Set, found something else");
    }
    if (keys.isEmpty()) throw new TokenKeysException("expected a key for one of " + algorithms + ", found none");
    return new Keys(List.of(), keys);
  }

  /** Public keys only: a published secret is none. */
  private static boolean isOurs(JsonObject key, Set<String> algorithms) {
    boolean signs = key.getValue("use") == null || "sig".equals(key.getValue("use"));
    boolean typed = switch (String.valueOf(key.getValue("kty"))) {
      case "RSA" -> key.getValue("n") instanceof String n && n.length() >= LEAST_MODULUS_CHARACTERS;
      case "EC" -> key.getValue("x") instanceof String && key.getValue("y") instanceof String;
      default -> false;
    };
    return signs && typed && algorithms.contains(algorithm(key)) && works(plain(key));
  }

  private static boolean works(JsonObject key) {
    try {
      return new JWK(key).publicKey() != null;
    } catch (RuntimeException broken) {
      return false;
    }
  }

  private static JsonObject plain(JsonObject key) {
    JsonObject plain = new JsonObject();
    KEPT.forEach(name -> {
      if (key.getValue(name) instanceof String value) plain.put(name, value);
    });
    return plain.put("alg", algorithm(key));
  }

  private static String algorithm(JsonObject key) {
    boolean elliptic = "EC".equals(key.getValue("kty"));
    String byCurve = switch (String.valueOf(key.getValue("crv"))) {
      case "P-256" -> "ES256";
      case "P-384" -> "ES384";
      case "P-521" -> "ES512";
      default -> "none of ours";
    };
    String named = key.getValue("alg") instanceof String alg ? alg : elliptic ? byCurve : "RS256";
    boolean fits = elliptic ? named.equals(byCurve) : named.matches("[RP]S(256|384|512)");
    return fits ? named : "none of ours";
  }
}
