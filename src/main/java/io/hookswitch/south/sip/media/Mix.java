package io.hookswitch.south.sip.media;

/** Several voices as one. */
final class Mix {

  private int[] sum;
  private short[] only;

  /** @param frame {@code null} for silence */
  void add(short[] frame) {
    if (frame == null) return;
    if (only == null && sum == null) {
      only = frame;
      return;
    }
    if (sum == null) {
      sum = new int[Codec.FRAME];
      pour(only);
      only = null;
    }
    pour(frame);
  }

  private void pour(short[] frame) {
    for (int i = 0; i < Math.min(sum.length, frame.length); i++) sum[i] += frame[i];
  }

  /** What is heard, {@code null} for silence; not to be changed. */
  short[] heard() {
    if (sum == null) return only;
    short[] heard = new short[Codec.FRAME];
    for (int i = 0; i < heard.length; i++) {
      heard[i] = (short) Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return heard;
  }
}
