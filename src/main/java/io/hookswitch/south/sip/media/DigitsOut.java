package io.hookswitch.south.sip.media;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keys that are pressed for a phone, as it hears them: events of RFC 4733. Each lasts 160 ms, its end is said three times, and 60
 * ms of sound follow.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4733#section-2.5">RFC 4733, section 2.5</a>
 */
final class DigitsOut {

  static final String KEYS = "0123456789*#ABCD";

  private static final int MOST = 64;
  private static final int TICKS = 8;
  private static final int ENDS = 3;
  private static final int PAUSE = 3;
  private static final int VOLUME = 10;

  private final Deque<Integer> waiting = new ArrayDeque<>();
  private int tick;

  /** @return whether there was room for all of them */
  boolean add(String keys) {
    if (waiting.size() + keys.length() > MOST) return false;
    keys.chars().forEach(key -> waiting.add(KEYS.indexOf(key)));
    return true;
  }

  /**
   * One packet.
   *
   * @param first whether a key begins: the packet is marked, and its time is that of all about this key
   */
  record Event(byte[] payload, boolean first) {}

  /** What is due now, {@code null} when that is sound. */
  Event next() {
    if (waiting.isEmpty()) return null;
    int now = tick++;
    if (now >= TICKS + ENDS - 1) {
      if (tick == TICKS + ENDS - 1 + PAUSE) {
        waiting.remove();
        tick = 0;
      }
      return null;
    }
    boolean end = now >= TICKS - 1;
    int lasted = Math.min(now + 1, TICKS) * Codec.FRAME;
    byte[] payload = ByteBuffer.allocate(4)
      .put(waiting.element().byteValue())
      .put((byte) (end ? 0x80 | VOLUME : VOLUME))
      .putShort((short) lasted)
      .array();
    return new Event(payload, now == 0);
  }
}
