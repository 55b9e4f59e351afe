package io.hookswitch.config;

import java.time.Duration;
import java.util.List;

/**
 * The door for clients.
 *
 * @param host the address to bind, or a name of it
 * @param port the TCP port of both dialects; code (a test) may say 0 for any free one
 * @param bodyLimitBytes larger requests are refused before they are read
 * @param maxDepth objects and arrays within each other in a request; deeper ones are refused before they are parsed
 * @param requestTimeout how long one request may take until its client gets an error
 * @param sessionTimeout a session that sees no request for this long is over
 * @param secureCookies whether browsers send session cookies over TLS only; on behind a TLS proxy, off for plain HTTP
 * @param csrf protection against foreign pages
 * @param cors foreign pages that are welcome
 * @param nodes origins of all nodes of this gateway, such as {@code https://gw1.example:8443}: a page of one may go on at
 *     another, so they are welcome too
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-For} is believed
 * @param login how many wrong passwords a node listens to
 * @param tokens bearer tokens
 */
public record HttpConfig(
  String host,
  @Whole(from = 1, to = 65535) int port,
  @Whole(from = 1024, to = 64 * 1024 * 1024) int bodyLimitBytes,
  @Whole(from = 1, to = 512) int maxDepth,
  Duration requestTimeout,
  Duration sessionTimeout,
  boolean secureCookies,
  CsrfConfig csrf,
  CorsConfig cors,
  List<String> nodes,
  List<String> trustedProxies,
  LoginConfig login,
  TokenConfig tokens
) {
  public static final HttpConfig DEFAULT = new HttpConfig(
    "127.0.0.1",
    8080,
    64 * 1024,
    32,
    Duration.ofSeconds(10),
    Duration.ofMinutes(30),
    false,
    CsrfConfig.DEFAULT,
    CorsConfig.DEFAULT,
    List.of(),
    List.of(),
    LoginConfig.DEFAULT,
    TokenConfig.DEFAULT
  );

  public HttpConfig {
    nodes = List.copyOf(nodes);
    cors = cors.and(nodes);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** With the usual limits for wrong passwords, no proxy that is believed and no tokens. */
  public HttpConfig(
    String host,
    int port,
    int bodyLimitBytes,
    int maxDepth,
    Duration requestTimeout,
    Duration sessionTimeout,
    boolean secureCookies,
    CsrfConfig csrf,
    CorsConfig cors
  ) {
    this(
      host,
      port,
      bodyLimitBytes,
      maxDepth,
      requestTimeout,
      sessionTimeout,
      secureCookies,
      csrf,
      cors,
      List.of(),
      List.of(),
      LoginConfig.DEFAULT,
      TokenConfig.DEFAULT
    );
  }

  /** For clients that are no browsers. */
  public HttpConfig(
    String host,
    int port,
    int bodyLimitBytes,
    int maxDepth,
    Duration requestTimeout,
    Duration sessionTimeout,
    boolean secureCookies
  ) {
    this(
      host,
      port,
      bodyLimitBytes,
      maxDepth,
      requestTimeout,
      sessionTimeout,
      secureCookies,
      CsrfConfig.DEFAULT,
      CorsConfig.DEFAULT
    );
  }
}
