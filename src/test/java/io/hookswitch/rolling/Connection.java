package io.hookswitch.rolling;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A client's one connection, kept for as long as the node does not close it. By hand, since what is to be seen here is what
 * other clients hide: they send again what was lost with a connection, if they think that they may.
 */
final class Connection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 15_000;

  private final List<URI> nodes;
  private int node;
  private Socket socket;
  private InputStream in;

  /** @param headers with names in lower case */
  record Response(int status, Map<String, String> headers, String body) {}

  /** The request was sent, and there was no whole answer. */
  static final class LostException extends IOException {

    private static final long serialVersionUID = 1;

    LostException(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** @param first the node to go to first */
  Connection(List<URI> nodes, int first) {
    this.nodes = nodes;
    this.node = first;
  }

  /**
   * Sends a request, once, over a connection that is open.
   *
   * @throws LostException when it was sent and there was no answer
   */
  Response send(String method, String path, Map<String, String> headers, String body) throws IOException {
    open();
    String at = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    try {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + at + "\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      if (content.length > 0) head.append("Content-Type: application/json\r\n");
      head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      request.write(content);
      socket.getOutputStream().write(request.toByteArray());
      Response response = read();
      // A node that wants to be rid of its clients says so.
      if ("close".equalsIgnoreCase(response.headers().get("connection"))) moveOn();
      return response;
    } catch (IOException lost) {
      moveOn();
      throw new LostException(method + " " + path + " at " + at + ": " + lost, lost);
    }
  }

  /** Goes to the next node while one refuses, or has closed the connection since. */
  private void open() throws IOException {
    if (socket != null && closed()) moveOn();
    ConnectException refusal = null;
    for (int tries = 0; socket == null && tries < 2 * nodes.size(); tries++) {
      Socket fresh = new Socket();
      try {
        URI uri = nodes.get(node);
        fresh.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
        fresh.setTcpNoDelay(true);
        in = new BufferedInputStream(fresh.getInputStream());
        socket = fresh;
      } catch (ConnectException refused) {
        refusal = refused;
        fresh.close();
        node = (node + 1) % nodes.size();
      }
    }
    if (socket == null) throw refusal;
  }

  private boolean closed() throws IOException {
    socket.setSoTimeout(1);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private Response read() throws IOException {
    socket.setSoTimeout(ANSWER_MILLIS);
    int status = Integer.parseInt(line().split(" ")[1]);
    Map<String, String> headers = new HashMap<>();
    List<String> cookies = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (name.equals("set-cookie")) cookies.add(value.split(";")[0]);
      headers.put(name, value);
    }
    headers.put("set-cookie", String.join("; ", cookies));
    int length = Integer.parseInt(headers.get("content-length"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) throw new IOException(
      "the answer ends after " + body.length + " of " + length + " bytes"
    );
    return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0) throw new IOException("closed instead of an answer");
      if (letter != '\r') line.append((char) letter);
    }
    return line.toString();
  }

  private void moveOn() throws IOException {
    socket.close();
    socket = null;
    node = (node + 1) % nodes.size();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) socket.close();
  }
}
