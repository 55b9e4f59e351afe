package io.hookswitch.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A connection on which one request is under way at a time, whose bytes are ready beforehand. It costs the driver a small part
 * of what a real HTTP client costs, so that it is the server that is measured. Answers have to have a Content-Length.
 */
final class HttpLine {

  private static final byte[] HEAD_END = { '\r', '\n', '\r', '\n' };
  private static final String LENGTH = "content-length:";

  private final NetSocket socket;
  private final Answered answered;
  private ByteBuf received = Unpooled.EMPTY_BUFFER;
  private int status;
  /** Of head and body, -1 while the head is not complete. */
  private int whole = -1;
  private int head;

  interface Answered {
    /** @param body only valid during the call */
    void take(HttpLine line, int status, Buffer body);

    /** Nothing more comes on this line. */
    void closed();
  }

  private HttpLine(NetSocket socket, Answered answered) {
    this.socket = socket;
    this.answered = answered;
    socket.handler(this::receive);
    socket.closeHandler(closed -> answered.closed());
  }

  static Future<HttpLine> open(NetClient client, int port, Answered answered) {
    return client.connect(port, "127.0.0.1").map(socket -> new HttpLine(socket, answered));
  }

  void send(Buffer request) {
    socket.write(request);
  }

  void close() {
    socket.close();
  }

  private void receive(Buffer more) {
    ByteBuf bytes = ((BufferInternal) more).getByteBuf();
    received = received.isReadable() ? Unpooled.wrappedBuffer(received, bytes) : bytes;
    if (whole < 0 && !readHead()) return;
    if (received.readableBytes() < whole) return;
    Buffer body = BufferInternal.buffer(received.slice(received.readerIndex() + head, whole - head));
    received = Unpooled.EMPTY_BUFFER;
    whole = -1;
    answered.take(this, status, body);
  }

  private boolean readHead() {
    int end = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(HEAD_END), received);
    if (end < 0) return false;
    head = end - received.readerIndex() + HEAD_END.length;
    String text = received.toString(received.readerIndex(), head, StandardCharsets.US_ASCII);
    status = Integer.parseInt(text, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    whole =
      head +
      Arrays.stream(text.split("\r\n"))
        .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).trim()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an answer without a length: " + text));
    return true;
  }

  /** A request as it goes over the wire. */
  static Buffer request(String method, String path, String headers, String body) {
    return Buffer.buffer(
      method +
        " " +
        path +
        " HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n" +
        headers +
        (body == null ? "" : "content-length: " + body.length() + "\r\n") +
        "\r\n" +
        (body == null ? "" : body)
    );
  }
}
