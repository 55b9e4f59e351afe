package io.hookswitch.south.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Puts a {@link SoftPhone}, which knows UDP only, behind TLS: by Java's own sockets, which have nothing to do with the stack's. */
final class TlsEnd implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?im)^(?:content-length|l)\\s*:\\s*(\\d+)");

  private final SSLContext context;
  private final int gateway;
  private final SSLServerSocket server;
  private final DatagramSocket plain;
  private SSLSocket connection;
  private int phone;

  /** @param gateway its TLS port */
  TlsEnd(SSLContext context, int gateway) {
    this.context = context;
    this.gateway = gateway;
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 10, here);
      server.setNeedClientAuth(true);
      plain = new DatagramSocket(new InetSocketAddress(here, 0));
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Where the phone sends. */
  int plain() {
    return plain.getLocalPort();
  }

  /** @return how it is called */
  String serves(SoftPhone one) {
    phone = Integer.parseInt(one.uri().replaceFirst(".*:", ""));
    Thread.ofVirtual().start(this::accept);
    Thread.ofVirtual().start(this::send);
    return "sip:" + one.number() + "@127.0.0.1:" + server.getLocalPort() + ";transport=tls";
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket next = (SSLSocket) server.accept();
        use(next);
      } catch (IOException closed) {
        if (!server.isClosed()) throw new UncheckedIOException(closed);
      }
    }
  }

  private synchronized void use(SSLSocket next) {
    connection = next;
    Thread.ofVirtual().start(() -> receive(next));
  }

  private void receive(SSLSocket from) {
    try (InputStream stream = from.getInputStream()) {
      for (byte[] message = next(stream); message != null; message = next(stream)) {
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), phone);
        if (message.length > 4) plain.send(new DatagramPacket(message, message.length, to));
      }
    } catch (IOException closed) {
      // The gateway has hung up, or does not believe us: the test looks at what was heard.
    }
  }

  private static byte[] next(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int one = stream.read();
    while (one >= 0) {
      bytes.write(one);
      String head = bytes.toString(StandardCharsets.UTF_8);
      if (one == '\n' && head.endsWith("\r\n\r\n")) {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) bytes.write(stream.readNBytes(Integer.parseInt(length.group(1))));
        return bytes.toByteArray();
      }
      one = stream.read();
    }
    return null;
  }

  private void send() {
    byte[] buffer = new byte[65_000];
    while (!plain.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        plain.receive(packet);
        String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8).replaceFirst(
          "(?m)^Contact: <sip:(.*)@127.0.0.1:\\d+>",
          "Contact: <sip:$1@127.0.0.1:" + port() + ";transport=tls>"
        );
        if (!text.startsWith("SIP/2.0 ")) text = text.replace("Via: SIP/2.0/UDP", "Via: SIP/2.0/TLS");
        SSLSocket there = connected();
        there.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        if (plain.isClosed()) return;
      }
    }
  }

  private int port() {
    return server.getLocalPort();
  }

  private synchronized SSLSocket connected() throws IOException {
    if (connection == null || connection.isClosed()) {
      use((SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway));
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    plain.close();
    try {
      server.close();
      if (connection != null) connection.close();
    } catch (IOException odd) {
      throw new UncheckedIOException(odd);
    }
  }
}
