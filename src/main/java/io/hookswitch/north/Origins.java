package io.hookswitch.north;

import io.hookswitch.config.CorsConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages a browser lets use the gateway. An origin is told that it may only when it is on the list, letter for
 * letter; none is ever repeated back because it asked.
 */
final class Origins {

  static final Problem FOREIGN = Problem.of(
    Problem.Kind.FORBIDDEN,
    "Origin: pages from there may not use this gateway"
  );

  private final Set<String> allowed;
  private final Optional<CorsHandler> cors;

  /** @throws IllegalArgumentException that names every origin that is none */
  Origins(CorsConfig config) {
    allowed = new HashSet<>(config.allowedOrigins());
    List<String> mistakes = new ArrayList<>();
    for (String origin : config.allowedOrigins()) {
      if (origin.equals("*") && config.allowCredentials()) {
        mistakes.add(
          "\"*\" lets every page use the passwords of its visitors: name the origins, or set allowCredentials: false"
        );
      } else if (!origin.equals("*") && !isOrigin(origin)) {
        mistakes.add("expected an origin such as https://desktop.example:8443, found \"" + origin + '"');
      }
    }
    if (!mistakes.isEmpty()) throw new IllegalArgumentException(
      "http.cors.allowedOrigins: " + String.join("; ", mistakes)
    );
    cors = allowed.isEmpty() ? Optional.empty() : Optional.of(handler(config));
  }

  /** Whether a page of an origin asks that is neither ours nor on the list; never, where no list is kept. */
  boolean refuses(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return (
      cors.isPresent() && origin != null && !own(request, origin) && !allowed.contains(origin) && !allowed.contains("*")
    );
  }

  /**
   * Whether a page asks that is neither ours nor on the list, also where no list is kept: what is not subject to a
   * browser's own rule, a WebSocket, has to ask this. A proxy in front may have taken TLS off, so the scheme does not count.
   */
  boolean foreign(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || allowed.contains(origin)) return false;
    return (
      request.authority() == null ||
      !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.authority().toString())
    );
  }

  /** Says what the page may do; answers the browser's own question itself. */
  void handle(RoutingContext context) {
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    // Every answer depends on who asks, also one without a word about it: a cache must not hand it to another page.
    if (cors.isPresent()) context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (cors.isEmpty() || origin == null || own(context.request(), origin)) context.next();
    else cors.get().handle(context);
  }

  private static boolean own(HttpServerRequest request, String origin) {
    return request.authority() != null && origin.equals(request.scheme() + "://" + request.authority());
  }

  private static CorsHandler handler(CorsConfig config) {
    CorsHandler cors = CorsHandler.create();
    if (!config.allowedOrigins().contains("*")) cors.addOrigins(config.allowedOrigins());
    return cors
      .allowCredentials(config.allowCredentials())
      .allowedMethods(config.allowedMethods().stream().map(HttpMethod::valueOf).collect(Collectors.toSet()))
      .allowedHeaders(new HashSet<>(config.allowedHeaders()))
      .exposedHeaders(new HashSet<>(config.exposedHeaders()))
      .maxAgeSeconds((int) Math.min(Integer.MAX_VALUE, config.maxAge().toSeconds()));
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = new URI(text);
      String plain = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && plain.equals(text) && text.equals(text.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
