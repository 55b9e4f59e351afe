package io.hookswitch.south.sip;

import io.hookswitch.config.SipConfig;
import io.hookswitch.south.sip.media.Media;
import io.hookswitch.south.sip.transport.SipTransport;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What all lines of a connector share. */
record Wire(
  Vertx vertx,
  Context home,
  SipConfig config,
  SipTransport transport,
  Media media,
  SipStore store,
  LineEvents events
) {
  /** On the connector's context. */
  long later(long millis, Runnable task) {
    return vertx.setTimer(millis, due -> home.runOnContext(go -> task.run()));
  }

  String contact(String target) {
    return transport.contact(target.toLowerCase(Locale.ROOT).contains(";transport=tcp") ? "tcp" : "udp");
  }

  static String random() {
    byte[] some = new byte[8];
    ThreadLocalRandom.current().nextBytes(some);
    return HexFormat.of().formatHex(some);
  }
}
