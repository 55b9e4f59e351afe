package io.hookswitch.north.pages;

import io.hookswitch.north.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;

/** A short name for a content, which another content does not get. */
final class Digest {

  /** Letters of a digest. */
  static final int LENGTH = 16;

  private Digest() {}

  static String of(byte[] content) {
    return name(Sha256.of(content));
  }

  /** Of files with their names. */
  static String of(SortedMap<String, byte[]> files) {
    MessageDigest all = Sha256.begin();
    files.forEach((name, content) -> {
      all.update(Sha256.of(name));
      all.update(Sha256.of(content));
    });
    return name(all.digest());
  }

  private static String name(byte[] digest) {
    return HexFormat.of().formatHex(digest).substring(0, LENGTH);
  }
}
