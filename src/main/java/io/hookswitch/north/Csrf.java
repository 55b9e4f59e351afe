package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.FORBIDDEN;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * The token without which nothing is changed: a foreign page can make a browser send its cookie, not read an answer.
 *
 * <p>The token is made from the session's secret, so it lives as long as the session, on every node, and is kept nowhere.
 *
 * @param enabled whether any dialect asks for it
 */
record Csrf(boolean enabled) {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String NAME_OF_HEADER = "X-CSRF-HEADER";
  private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Refuses what would change something without the token of a session that was there before the request. */
  void check(Dialect dialect, HttpServerRequest request, Login login) {
    // A token is sent by a program on purpose; no foreign page can make a browser do that.
    if (
      !guards(dialect) || login.caller().isEmpty() || login.bearer().isPresent() || HARMLESS.contains(request.method())
    ) return;
    Optional<SessionToken> session = login.opened().isEmpty() ? login.session() : Optional.empty();
    String sent = request.getHeader(HEADER);
    if (sent == null || session.isEmpty() || !same(sent, session.get().csrfToken())) {
      throw Problem.of(FORBIDDEN, "Missing or invalid Csrf token").refused();
    }
  }

  /** Tells the token, with every answer to a GET. */
  void tell(Dialect dialect, HttpServerRequest request, Login login, HttpServerResponse response) {
    if (!guards(dialect) || login.caller().isEmpty() || !request.method().equals(HttpMethod.GET)) return;
    login
      .opened()
      .or(login::session)
      .ifPresent(session -> response.putHeader(NAME_OF_HEADER, HEADER).putHeader(HEADER, session.csrfToken()));
  }

  private boolean guards(Dialect dialect) {
    return enabled && dialect.guardsWithCsrfToken();
  }

  private static boolean same(String sent, String expected) {
    return MessageDigest.isEqual(
      sent.strip().getBytes(StandardCharsets.UTF_8),
      expected.getBytes(StandardCharsets.UTF_8)
    );
  }
}
