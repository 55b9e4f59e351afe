package io.hookswitch.gateway;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A WebSocket to the event-bus bridge of which nobody but the test reads: where it does not, bytes stay in the two ends of the
 * connection, and those are small. A client library would go on reading into its own memory for a while.
 */
final class StuckSocket implements AutoCloseable {

  private static final int SMALL = 4096;
  private static final int FINAL_TEXT = 0x81;
  private static final int MASKED = 0x80;
  private static final int CLOSE = 8;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  StuckSocket(URI gateway, String user) {
    try {
      socket.setReceiveBufferSize(SMALL);
      socket.setSoTimeout((int) Patience.LIMIT.toMillis());
      socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      String key = Base64.getEncoder().encodeToString("of sixteen bytes".getBytes(StandardCharsets.US_ASCII));
      write(
        """
        GET /eventbus/websocket HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: %s\r
        Authorization: %s\r
        \r
        """
          .formatted(gateway.getAuthority(), key, BridgeSocket.basic(user))
          .getBytes(StandardCharsets.US_ASCII)
      );
      String status = line();
      if (!status.contains(" 101 ")) throw new AssertionError("expected 101, found " + status);
      while (!line().isEmpty());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) if (c != '\r') line.append((char) c);
    return line.toString();
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** @param frame of less than 126 bytes */
  void say(String frame) {
    byte[] text = frame.getBytes(StandardCharsets.UTF_8);
    // With a mask of zeros.
    byte[] bytes = new byte[6 + text.length];
    bytes[0] = (byte) FINAL_TEXT;
    bytes[1] = (byte) (MASKED | text.length);
    System.arraycopy(text, 0, bytes, 6, text.length);
    try {
      write(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reads one frame; {@code null} for the last one, and when the connection ends without it or in the middle of one. */
  JsonObject heard() {
    try {
      int first = in.read();
      if (first < 0 || (first & 0xf) == CLOSE) return null;
      long length = in.readUnsignedByte();
      if (length == TWO_BYTES) length = in.readUnsignedShort();
      else if (length == EIGHT_BYTES) length = in.readLong();
      byte[] text = in.readNBytes((int) length);
      return text.length < length ? null : new JsonObject(new String(text, StandardCharsets.UTF_8));
    } catch (IOException cut) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
