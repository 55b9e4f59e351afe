package io.hookswitch.north;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a session's cookie holds: 32 random bytes. Only its hash is kept, so who reads the store cannot use the sessions.
 *
 * @param secret as it travels; never logged
 */
record SessionToken(String secret) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static SessionToken fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty when it cannot be one of ours. */
  static Optional<SessionToken> parse(String cookie) {
    return FORM.matcher(cookie).matches() ? Optional.of(new SessionToken(cookie)) : Optional.empty();
  }

  /** What the session is stored under: SHA-256 of the secret, in hexadecimal. */
  String key() {
    return HexFormat.of().formatHex(hash(secret));
  }

  /** What a page of ours has to send along: a UUID that tells nothing of the secret. */
  String csrfToken() {
    ByteBuffer hash = ByteBuffer.wrap(hash("csrf " + secret));
    return new UUID(hash.getLong(), hash.getLong()).toString();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SessionToken[hidden]";
  }
}
