package io.hookswitch.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pages of other origins that may use the gateway from a browser.
 *
 * @param allowedOrigins such as {@code https://desktop.example:8443}; none: the browser keeps all of them out. {@code *}
 *     for all, which only goes without credentials
 * @param allowedMethods that they may use
 * @param allowedHeaders that they may send
 * @param exposedHeaders of answers that they may read
 * @param allowCredentials whether their requests carry cookies and passwords
 * @param maxAge how long a browser may remember all this
 */
public record CorsConfig(
  List<String> allowedOrigins,
  List<String> allowedMethods,
  List<String> allowedHeaders,
  List<String> exposedHeaders,
  boolean allowCredentials,
  @MayBeZero Duration maxAge
) {
  public static final CorsConfig DEFAULT = new CorsConfig(
    List.of(),
    List.of("GET", "POST", "PUT", "DELETE", "OPTIONS"),
    List.of(
      "X-Requested-With",
      "Content-Type",
      "Accept",
      "Origin",
      "Cookie",
      "authorization",
      "ssid",
      "surl",
      "ContactCenterId",
      "X-CSRF-TOKEN",
      "X-Correlation-Id",
      "Idempotency-Key",
      "If-Match"
    ),
    List.of("X-CSRF-HEADER", "X-CSRF-TOKEN", "X-Correlation-Id", "ETag", "Idempotency-Replayed"),
    true,
    Duration.ofMinutes(2)
  );

  public CorsConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedMethods = List.copyOf(allowedMethods);
    allowedHeaders = List.copyOf(allowedHeaders);
    exposedHeaders = List.copyOf(exposedHeaders);
  }

  /** The same, with these origins welcome as well. */
  CorsConfig and(List<String> origins) {
    if (allowedOrigins.containsAll(origins) || allowedOrigins.contains("*")) return this;
    List<String> all = Stream.concat(allowedOrigins.stream(), origins.stream()).distinct().toList();
    return new CorsConfig(all, allowedMethods, allowedHeaders, exposedHeaders, allowCredentials, maxAge);
  }
}
