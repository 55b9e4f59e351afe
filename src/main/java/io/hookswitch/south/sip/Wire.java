package io.hookswitch.south.sip;

import io.hookswitch.config.SipConfig;
import io.hookswitch.south.sip.media.Media;
import io.hookswitch.south.sip.transport.SipTransport;
import io.vertx.core.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What all lines of a connector share. */
record Wire(
  Context home,
  Timers timers,
  SipConfig config,
  SipTransport transport,
  Media media,
  Keeper keeper,
  LineEvents events
) {
  long later(long millis, Runnable task) {
    return timers.later(millis, task);
  }

  void cancel(long timer) {
    timers.cancel(timer);
  }

  String contact(String target) {
    return transport.contact(SipTransport.transportOf(target));
  }

  static String random() {
    byte[] some = new byte[8];
    ThreadLocalRandom.current().nextBytes(some);
    return HexFormat.of().formatHex(some);
  }
}
