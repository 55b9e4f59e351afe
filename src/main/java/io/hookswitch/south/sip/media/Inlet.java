package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Where everything that phones say comes in; on the mixer's thread. */
final class Inlet {

  /** As many packets as a phone sends in 320 ms: whoever sends more does not keep the others waiting. */
  private static final int MOST = 16;

  private final Selector selector;
  private final ByteBuffer wire;
  private final Figures figures;
  private final Media.Keys pressed;

  /** @param wire for one packet; others use it, too */
  Inlet(ByteBuffer wire, Figures figures, Media.Keys pressed) throws IOException {
    this.selector = Selector.open();
    this.wire = wire;
    this.figures = figures;
    this.pressed = pressed;
  }

  void listen(DatagramChannel channel, Port port) {
    try {
      channel.register(selector, SelectionKey.OP_READ, port);
    } catch (IOException gone) {
      Media.LOG.warn("nothing will be heard of {}: {}", port.name(), gone.getMessage());
    }
  }

  /** Takes what has come. */
  void receive() {
    try {
      selector.selectNow(this::receive);
    } catch (IOException broken) {
      Media.LOG.warn("phones are not heard in this tick: {}", broken.getMessage());
    }
  }

  private void receive(SelectionKey key) {
    Port port = (Port) key.attachment();
    try {
      for (int i = 0; i < MOST; i++) {
        wire.clear();
        SocketAddress from = ((DatagramChannel) key.channel()).receive(wire);
        if (from == null) return;
        char pressedKey = port.receive(wire.flip(), from);
        if (pressedKey != 0) pressed.pressed(port.name(), pressedKey);
      }
    } catch (IOException unreachable) {
      // A port that nobody listens on says so with the next packet that is read.
      figures.dropped(1);
    }
  }

  void close() {
    try {
      selector.close();
    } catch (IOException odd) {
      Media.LOG.info("the selector does not close: {}", odd.getMessage());
    }
  }
}
