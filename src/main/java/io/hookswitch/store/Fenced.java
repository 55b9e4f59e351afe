package io.hookswitch.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The kept form of a call: eight bytes of its owner's fence, eight of its version, then JSON, packed.
 *
 * @param fence of the owner that wrote it, or took it over, last
 */
record Fenced(long fence, long version, byte[] form) {
  /** In place of a call that is not kept. */
  static final byte[] NONE = {};

  /** In place of a call that has a newer owner. */
  static final byte[] STALE = { 0 };

  private static final int HEAD = 2 * Long.BYTES;

  static Fenced read(byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes);
    return new Fenced(head.getLong(), head.getLong(), bytes);
  }

  static byte[] write(long fence, long version, byte[] body) {
    return ByteBuffer.allocate(HEAD + body.length)
      .putLong(fence)
      .putLong(version)
      .put(body)
      .array();
  }

  byte[] body() {
    return Arrays.copyOfRange(form, HEAD, form.length);
  }

  /** The same call under another owner. */
  byte[] by(long owner) {
    byte[] next = form.clone();
    ByteBuffer.wrap(next).putLong(owner);
    return next;
  }
}
