package io.hookswitch.north;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a session's cookie holds: 32 random bytes. Only its hash is kept, so who reads the store cannot use the sessions.
 *
 * @param secret as it travels; never logged
 */
record SessionToken(String secret) {
  /** Of 32 bytes to the base of 64. */
  private static final int LENGTH = 43;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SessionToken fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty when it cannot be one of ours. */
  static Optional<SessionToken> parse(String cookie) {
    if (cookie.length() != LENGTH) return Optional.empty();
    for (int at = 0; at < LENGTH; at++) if (!digit(cookie.charAt(at))) return Optional.empty();
    return Optional.of(new SessionToken(cookie));
  }

  private static boolean digit(char one) {
    return (
      (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_' || one == '-'
    );
  }

  /** What the session is stored under: SHA-256 of the secret, in hexadecimal. */
  String key() {
    return HexFormat.of().formatHex(Sha256.of(secret));
  }

  /** What a page of ours has to send along: a UUID that tells nothing of the secret. */
  String csrfToken() {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of("csrf " + secret));
    return new UUID(hash.getLong(), hash.getLong()).toString();
  }

  @Override
  public String toString() {
    return "SessionToken[hidden]";
  }
}
