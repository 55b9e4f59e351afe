package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Speaks HTTP with a gateway, as somebody or as nobody; every answer is held to {@code openapi.yaml}. */
final class Visitor {

  /** Class names and stack traces, which are nobody's business but ours. */
  static final Pattern INSIDES = Pattern.compile(
    "\\b(?:java|javax|io\\.vertx|io\\.netty|io\\.hookswitch|com\\.hazelcast|com\\.fasterxml|org\\.drools)\\." +
      "|Exception|\\bat [\\w.$]+\\(|\\.java:\\d"
  );
  private static final HttpClient CLIENT = HttpClient.newBuilder()
    .version(HttpClient.Version.HTTP_1_1)
    .connectTimeout(Duration.ofSeconds(5))
    .build();

  private final URI gateway;
  private final ContractValidator contract;
  private final Map<String, String> headers;

  private Visitor(URI gateway, ContractValidator contract, Map<String, String> headers) {
    this.gateway = gateway;
    this.contract = contract;
    this.headers = headers;
  }

  /** Somebody without credentials. */
  Visitor(URI gateway, ContractValidator contract) {
    this(gateway, contract, Map.of("Content-Type", "application/json"));
  }

  URI gateway() {
    return gateway;
  }

  Visitor as(String user, String password) {
    String credentials = user + ":" + password;
    return with(
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
    );
  }

  Visitor with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Visitor(gateway, contract, more);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  /** @param path with its query, encoded */
  Answer send(String method, String path, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Patience.LIMIT);
    headers.forEach(request::setHeader);
    request.method(
      method,
      body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)
    );
    HttpResponse<String> response = send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> answered = response
      .headers()
      .map()
      .entrySet()
      .stream()
      .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
    contract
      .check(method, path, response.statusCode(), answered, Buffer.buffer(response.body()))
      .toCompletionStage()
      .toCompletableFuture()
      .join();
    assertThat(response.body()).as("what a client gets to read").doesNotContainPattern(INSIDES);
    String shown = body.length() > 200 ? body.substring(0, 200) + "..." : body;
    return new Answer(method + " " + path + " " + shown, response.statusCode(), response.headers(), response.body());
  }

  /** A file; empty where there is none (yet). */
  byte[] bytes(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Patience.LIMIT);
    headers.forEach(request::setHeader);
    HttpResponse<byte[]> response = send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) return new byte[0];
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    return response.body();
  }

  private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return CLIENT.send(request, body);
    } catch (IOException broken) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + broken, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + request.method() + " " + request.uri(), stopped);
    }
  }
}
