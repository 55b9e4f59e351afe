package io.hookswitch.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection over which a test can send what no proper HTTP client would, or not send it. */
final class RawLine implements AutoCloseable {

  private final Socket socket;

  RawLine(URI gateway) throws IOException {
    socket = new Socket(gateway.getHost(), gateway.getPort());
    socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
  }

  RawLine send(String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (SocketException refused) {
      // The other side has answered, and closed, before it had read all of this: its answer is what counts.
      return this;
    }
    return this;
  }

  /** All that comes until the other side closes. */
  String readToEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(some); n >= 0; n = socket.getInputStream().read(some)) {
        text.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException reset) {
      // Closed with unread bytes of ours: the answer came before that, if there was one.
      return text.toString();
    }
    return text.toString();
  }

  /** What comes at once, at least one byte. */
  String readSome() throws IOException {
    byte[] some = new byte[8192];
    int n = socket.getInputStream().read(some);
    return n < 0 ? "" : new String(some, 0, n, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
