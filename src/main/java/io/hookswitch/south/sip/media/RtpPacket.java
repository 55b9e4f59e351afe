package io.hookswitch.south.sip.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One packet of RTP.
 *
 * @param type of the payload, 0 to 127
 * @param sequence 16 bits
 * @param timestamp 32 bits
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3550#section-5.1">RFC 3550, section 5.1</a>
 */
record RtpPacket(int type, boolean marker, int sequence, int timestamp, int source, byte[] payload) {
  private static final int HEADER = 12;
  private static final int WORD = 4;

  /** @return empty when this is no RTP of version 2, or not whole */
  static Optional<RtpPacket> read(ByteBuffer wire) {
    int end = wire.limit();
    if (end < HEADER || (wire.get(0) & 0xc0) != 0x80) return Optional.empty();
    int from = HEADER + (wire.get(0) & 0x0f) * WORD;
    if ((wire.get(0) & 0x10) != 0) {
      if (from + WORD > end) return Optional.empty();
      from += WORD + (wire.getShort(from + 2) & 0xffff) * WORD;
    }
    if ((wire.get(0) & 0x20) != 0) end -= wire.get(end - 1) & 0xff;
    if (from > end) return Optional.empty();
    byte[] payload = new byte[end - from];
    wire.get(from, payload);
    int second = wire.get(1);
    return Optional.of(
      new RtpPacket(
        second & 0x7f,
        (second & 0x80) != 0,
        wire.getShort(2) & 0xffff,
        wire.getInt(4),
        wire.getInt(8),
        payload
      )
    );
  }

  /** Writes it, and makes the buffer ready to be read. */
  void write(ByteBuffer wire) {
    wire.clear();
    wire
      .put((byte) 0x80)
      .put((byte) (type | (marker ? 0x80 : 0)))
      .putShort((short) sequence);
    wire.putInt(timestamp).putInt(source).put(payload).flip();
  }
}
