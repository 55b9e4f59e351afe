package io.hookswitch.north;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of what is not kept itself. */
public final class Sha256 {

  /** To look one up takes longer than to use it for a short text. */
  private static final ThreadLocal<MessageDigest> MINE = ThreadLocal.withInitial(Sha256::begin);

  private Sha256() {}

  /** @return 32 bytes */
  public static byte[] of(byte[] content) {
    return MINE.get().digest(content);
  }

  /** The same of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** For a content that comes in pieces. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
