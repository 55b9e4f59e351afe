package io.hookswitch.south.sip.media;

/** G.711, in both of its kinds: a byte for each of 8,000 samples a second. */
public enum Codec {
  PCMA(8),
  PCMU(0);

  /** Of an RTP packet of 20 ms. */
  public static final int FRAME = 160;

  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635;

  private final int payload;
  private final short[] decoded = new short[256];
  private final byte[] encoded = new byte[1 << 13];

  Codec(int payload) {
    this.payload = payload;
    boolean a = payload == 8;
    for (int code = 0; code < decoded.length; code++) decoded[code] = a ? alaw(code) : ulaw(code);
    for (int i = 0; i < encoded.length; i++) {
      int sample = (short) (i << 3);
      encoded[i] = a ? alawOf(sample) : ulawOf(sample);
    }
  }

  /** The payload type of RTP, which is static for both. */
  public int payload() {
    return payload;
  }

  short decode(byte code) {
    return decoded[code & 0xff];
  }

  /** To the nearest step that has 13 bits, which is more than G.711 has. */
  byte encode(short sample) {
    return encoded[(sample & 0xffff) >> 3];
  }

  short[] decode(byte[] audio) {
    short[] samples = new short[audio.length];
    for (int i = 0; i < audio.length; i++) samples[i] = decode(audio[i]);
    return samples;
  }

  private static short alaw(int coded) {
    int code = coded ^ 0x55;
    int exponent = (code >> 4) & 7;
    int size = ((code & 0x0f) << 4) + 8;
    if (exponent > 0) size = (size + 256) << (exponent - 1);
    return (short) ((code & 0x80) != 0 ? size : -size);
  }

  private static byte alawOf(int sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int size = Math.min(sample >= 0 ? sample : -sample - 1, Short.MAX_VALUE);
    int code;
    if (size < 256) {
      code = size >> 4;
    } else {
      int exponent = 24 - Integer.numberOfLeadingZeros(size);
      code = (exponent << 4) | ((size >> (exponent + 3)) & 0x0f);
    }
    return (byte) ((code | sign) ^ 0x55);
  }

  private static short ulaw(int coded) {
    int code = ~coded & 0xff;
    int size = ((((code & 0x0f) << 3) + BIAS) << ((code >> 4) & 7)) - BIAS;
    return (short) ((code & 0x80) != 0 ? -size : size);
  }

  private static byte ulawOf(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int size = Math.min(Math.abs(sample), LOUDEST) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(size);
    return (byte) ~(sign | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f));
  }
}
