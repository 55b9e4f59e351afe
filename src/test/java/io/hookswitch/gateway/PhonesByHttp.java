package io.hookswitch.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hookswitch.south.asterisk.Ear;
import io.hookswitch.south.asterisk.RealAsterisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The telephones of a real Asterisk, for tests in another language: see {@code src/test/browser/phones/phones.js}. */
final class PhonesByHttp implements AutoCloseable {

  private final RealAsterisk asterisk;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();

  PhonesByHttp(RealAsterisk asterisk) throws IOException {
    this.asterisk = asterisk;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange asked) throws IOException {
    try (asked) {
      int status = 200;
      String words;
      try {
        words = done(asked);
      } catch (AssertionError | RuntimeException not) {
        status = 417;
        words = asked.getRequestURI() + ": " + not.getMessage();
      }
      byte[] body = words.getBytes(StandardCharsets.UTF_8);
      asked.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      asked.getResponseBody().write(body);
    }
  }

  private String done(HttpExchange asked) throws IOException {
    String[] path = asked.getRequestURI().getPath().substring(1).split("/");
    String query = asked.getRequestURI().getQuery();
    if (path.length == 1) {
      return Ear.tones(asked.getRequestBody().readAllBytes())
        .stream()
        .map(Object::toString)
        .collect(Collectors.joining(","));
    }
    switch (path[1]) {
      case "hears" -> ear(path[0]).awaits(tones(query));
      case "keys" -> ear(path[0]).awaitsDigits(query);
      case "grows" -> Patience.until(
        "half a second in " + path[0],
        () -> asterisk.recordedSeconds(path[0]),
        s -> s > 0.5
      );
      default -> throw new IllegalArgumentException("nobody knows that");
    }
    return "";
  }

  private Ear ear(String phone) {
    return asterisk.phone(phone).ear();
  }

  private static Integer[] tones(String listed) {
    if (listed == null || listed.isEmpty()) return new Integer[0];
    return Arrays.stream(listed.split(","))
      .map(Integer::valueOf)
      .toArray(Integer[]::new);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
