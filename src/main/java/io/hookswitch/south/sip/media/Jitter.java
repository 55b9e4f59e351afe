package io.hookswitch.south.sip.media;

import java.util.Arrays;

/**
 * Frames of one phone in the order in which it said them. What comes too late is dropped; when more waits than should, the
 * oldest is dropped, so that nobody lags behind for good.
 */
final class Jitter {

  private static final int SLOTS = 16;
  /** With less waiting, playing does not begin. */
  private static final int ENOUGH = 2;
  /** 160 ms. */
  private static final int MOST = 8;

  private final short[][] slots = new short[SLOTS][];
  private int next = -1;
  private int highest;
  private boolean playing;

  /** @param frame {@code null} for a packet that has no sound in it */
  void put(int sequence, short[] frame) {
    int ahead = (short) (sequence - next);
    if (next < 0 || ahead >= SLOTS || ahead < -SLOTS) begin(sequence);
    else if (ahead < 0) return;
    slots[sequence % SLOTS] = frame;
    if ((short) (sequence - highest) > 0) highest = sequence;
  }

  private void begin(int sequence) {
    Arrays.fill(slots, null);
    next = sequence;
    highest = sequence;
    playing = false;
  }

  /** The frame of the next 20 ms, {@code null} when there is none: it is lost, or the phone says nothing. */
  short[] take() {
    if (next < 0) return null;
    int waiting = waiting();
    if (!playing && waiting < ENOUGH) return null;
    playing = waiting > 0;
    if (!playing) return null;
    while (waiting() > MOST) pull();
    return pull();
  }

  private int waiting() {
    return (short) (highest - next) + 1;
  }

  private short[] pull() {
    int slot = next % SLOTS;
    short[] frame = slots[slot];
    slots[slot] = null;
    next = (next + 1) & 0xffff;
    return frame;
  }
}
