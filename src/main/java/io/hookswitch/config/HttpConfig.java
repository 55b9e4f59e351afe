package io.hookswitch.config;

import java.time.Duration;

/**
 * Where and how clients are served.
 *
 * @param host address to listen on
 * @param port to listen on, 0 for any free one
 * @param bodyLimitBytes largest request body
 * @param maxDepth deepest nesting of a JSON body
 * @param requestTimeout within which a request is answered, its body received included
 * @param sessionTimeout after which an unused session ends
 * @param secureCookies whether cookies are sent over TLS only
 */
public record HttpConfig(
  String host,
  int port,
  int bodyLimitBytes,
  int maxDepth,
  Duration requestTimeout,
  Duration sessionTimeout,
  boolean secureCookies
) {}
