package io.hookswitch.token;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first part of a token, read before anything is believed: it may say which of our keys it was signed with, and with
 * which of our algorithms, and that is all it may say.
 *
 * @param kid the name of a key, empty when the token names none
 */
record Head(Optional<String> kid) {
  /** An issuer's token has about 1 KB; a request's headers may have 16. */
  static final int MOST_CHARACTERS = 8 * 1024;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{2,2048}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]{2,}");
  private static final Pattern KID = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /** Empty when the token cannot be good: its form, its algorithm, or extensions that we would have to understand. */
  static Optional<Head> of(String token, Set<String> algorithms) {
    if (token.length() > MOST_CHARACTERS || !FORM.matcher(token).matches()) return Optional.empty();
    try {
      byte[] first = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      JsonObject head = new JsonObject(Buffer.buffer(first));
      boolean plain = !head.containsKey("crit") && !head.containsKey("b64") && !head.containsKey("zip");
      if (!plain || !(head.getValue("alg") instanceof String alg) || !algorithms.contains(alg)) return Optional.empty();
      return switch (head.getValue("kid")) {
        case null -> Optional.of(new Head(Optional.empty()));
        case String kid when KID.matcher(kid).matches() -> Optional.of(new Head(Optional.of(kid)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | DecodeException | ClassCastException noJson) {
      return Optional.empty();
    }
  }
}
