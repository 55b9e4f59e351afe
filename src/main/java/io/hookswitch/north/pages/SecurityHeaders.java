package io.hookswitch.north.pages;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser is told to keep the pages from: scripts in the text, other hosts, frames of others. */
final class SecurityHeaders {

  private final String policy;

  /** @param nodes origins of this gateway that the pages may talk to beside the one that they come from */
  SecurityHeaders(List<String> nodes) {
    // "http" also stands for "ws" in 'self', but not in an origin that is written out.
    String elsewhere = nodes
      .stream()
      .flatMap(node -> Stream.of(node, node.replaceFirst("^http", "ws")))
      .map(node -> " " + node)
      .collect(Collectors.joining());
    policy = String.join(
      "; ",
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'" + elsewhere,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'"
    );
  }

  void tell(MultiMap headers) {
    headers
      .set("Content-Security-Policy", policy)
      .set("X-Content-Type-Options", "nosniff")
      .set("X-Frame-Options", "DENY")
      .set("Referrer-Policy", "no-referrer")
      .set("Cross-Origin-Opener-Policy", "same-origin")
      .set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }
}
