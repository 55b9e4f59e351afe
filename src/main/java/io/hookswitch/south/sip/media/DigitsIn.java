package io.hookswitch.south.sip.media;

/** Keys that are pressed on a phone: each is said in many packets, all with the time at which it was pressed. */
final class DigitsIn {

  private boolean any;
  private int last;

  /** @return the key, or 0 when nothing new was pressed */
  char take(RtpPacket event) {
    if (event.payload().length < 4) return 0;
    int key = event.payload()[0] & 0xff;
    if (key >= DigitsOut.KEYS.length() || (any && last == event.timestamp())) return 0;
    any = true;
    last = event.timestamp();
    return DigitsOut.KEYS.charAt(key);
  }
}
