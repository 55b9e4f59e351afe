package io.hookswitch.north;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names of requests. A client's own name is taken when it can do no harm in a log line or a header. */
final class Correlation {

  static final String HEADER = "X-Correlation-Id";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Correlation() {}

  static String of(HttpServerRequest request) {
    return of(request.getHeader(HEADER));
  }

  /** @param given the client's own name; {@code null} where it has none */
  static String of(String given) {
    return given != null && HARMLESS.matcher(given).matches() ? given : fresh();
  }

  /** A random UUID of RFC 9562, version 4. Nobody is let in by it: numbers that could be guessed will do, and are had at once. */
  private static String fresh() {
    ThreadLocalRandom any = ThreadLocalRandom.current();
    long version = (any.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (any.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(version, variant).toString();
  }
}
