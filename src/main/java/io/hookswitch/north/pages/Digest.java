package io.hookswitch.north.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** A short name for a content, which another content does not get. */
final class Digest {

  /** Letters of a digest. */
  static final int LENGTH = 16;

  private Digest() {}

  static String of(byte[] content) {
    return name(sha256(), content);
  }

  /** Of files with their names. */
  static String of(SortedMap<String, byte[]> files) {
    MessageDigest all = sha256();
    files.forEach((name, content) -> {
      all.update(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
      all.update(sha256().digest(content));
    });
    return name(all, new byte[0]);
  }

  private static String name(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last)).substring(0, LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
