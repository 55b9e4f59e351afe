package io.hookswitch.south.sip;

import io.hookswitch.south.sip.Sdp.BadSdpException;
import io.hookswitch.south.sip.Sdp.Flow;
import io.hookswitch.south.sip.media.Remote;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sound of one line: its port here, and what the two ends say of it to each other. */
final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final String name;
  private final Wire wire;
  private int port;

  Session(String name, Wire wire) {
    this.name = name;
    this.wire = wire;
  }

  /** @return whether there was a port for it */
  boolean open() {
    try {
      port = wire.media().open(name);
      return true;
    } catch (IOException full) {
      LOG.warn("{} has no sound: {}", name, full.getMessage());
      return false;
    }
  }

  String offer(Dialog dialog) {
    return Sdp.offer(wire.config().address(), port, dialog.session(), dialog.version()).text();
  }

  /** @param offered what {@link #hears} has taken; empty when they want an offer */
  String answer(Dialog dialog, String offered) {
    if (offered.isEmpty()) return offer(dialog);
    return read(offered).answer(wire.config().address(), port, dialog.session(), dialog.version()).text();
  }

  /** Takes what the other end says of its sound; whether that will do. */
  boolean hears(String sdp) {
    try {
      Sdp there = Sdp.parse(sdp);
      if (there.chosen().isEmpty()) return false;
      // Numbers only, so nothing is looked up.
      InetSocketAddress to = new InetSocketAddress(there.address(), there.port());
      boolean sends = there.flow().receives();
      wire.media().reaches(name, new Remote(to, there.chosen().orElseThrow(), there.events(), sends));
      return true;
    } catch (BadSdpException bad) {
      LOG.info("{}: {}", name, bad.getMessage());
      return false;
    }
  }

  /** @param sdp what {@link #hears} has taken */
  static Flow flow(String sdp) {
    return read(sdp).flow();
  }

  private static Sdp read(String sdp) {
    try {
      return Sdp.parse(sdp);
    } catch (BadSdpException impossible) {
      throw new IllegalStateException("it was understood before", impossible);
    }
  }

  void close() {
    wire.media().close(name);
  }
}
