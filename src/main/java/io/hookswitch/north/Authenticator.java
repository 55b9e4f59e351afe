package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.NOT_LOGGED_IN;

import io.hookswitch.call.UserId;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out who asks: by Basic credentials, or by the cookie of a session.
 *
 * <p>An {@code Authorization} header decides alone. When it is wrong the request is refused, even if a good cookie came
 * with it: whoever sends credentials wants to be that user and no other.
 */
public final class Authenticator {

  private final Directory directory;
  private final Sessions sessions;
  private final boolean secureCookies;
  private Consumer<String> onEnd = key -> {};

  public Authenticator(Directory directory, Sessions sessions, boolean secureCookies) {
    this.directory = directory;
    this.sessions = sessions;
    this.secureCookies = secureCookies;
  }

  /** Fails with {@link Problem.Kind#NOT_LOGGED_IN} when there are no credentials, or wrong ones. */
  Future<Login> login(Dialect dialect, HttpServerRequest request) {
    Optional<SessionToken> session = session(dialect, request);
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) return byHeader(dialect, header, session);
    return bySession(session).compose(user ->
      user.isEmpty() ? refused() : Future.succeededFuture(login(user, session))
    );
  }

  /** The session that a request names, for operations that are open to all. */
  Optional<SessionToken> session(Dialect dialect, HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(dialect.cookie())).map(Cookie::getValue).flatMap(SessionToken::parse);
  }

  Future<SessionToken> begin(UserId user) {
    SessionToken token = SessionToken.fresh();
    return sessions.put(token.key(), user).map(token);
  }

  /**
   * Where the end of a session is told: whoever keeps a connection open on its strength lets go of it.
   *
   * @param listener gets the session's key; set before the first request
   */
  public void onEnd(Consumer<String> listener) {
    onEnd = listener;
  }

  Future<Void> end(Optional<SessionToken> session) {
    if (session.isEmpty()) return Future.succeededFuture();
    String key = session.get().key();
    return sessions.remove(key).onSuccess(gone -> onEnd.accept(key));
  }

  /** Whether a session is still this user's; asking keeps it alive. */
  Future<Boolean> isAlive(SessionToken session, UserId user) {
    return sessions.get(session.key()).map(found -> found.filter(user::equals).isPresent());
  }

  /** Whether clients are known to come over TLS. */
  boolean secureCookies() {
    return secureCookies;
  }

  void sendCookie(Dialect dialect, HttpServerResponse response, SessionToken token) {
    response.addCookie(cookie(dialect, token.secret()));
  }

  void takeCookieBack(Dialect dialect, HttpServerResponse response) {
    response.addCookie(cookie(dialect, "").setMaxAge(0));
  }

  private Future<Login> byHeader(Dialect dialect, String header, Optional<SessionToken> session) {
    Optional<String[]> pair = basic(header);
    if (pair.isEmpty()) return refused();
    return directory.authenticate(pair.get()[0], pair.get()[1]).compose(user -> {
      if (user.isEmpty()) return refused();
      if (!dialect.opensSessionOnBasic()) return Future.succeededFuture(login(user, session));
      return bySession(session).compose(known -> {
        if (known.map(User::id).equals(user.map(User::id))) return Future.succeededFuture(login(user, session));
        return begin(user.get().id()).map(token -> new Login(user.map(Principal::new), session, Optional.of(token)));
      });
    });
  }

  private Future<Optional<User>> bySession(Optional<SessionToken> session) {
    if (session.isEmpty()) return Future.succeededFuture(Optional.empty());
    return sessions.get(session.get().key()).map(user -> user.flatMap(directory::user));
  }

  private Cookie cookie(Dialect dialect, String value) {
    return Cookie.cookie(dialect.cookie(), value)
      .setPath("/")
      .setHttpOnly(true)
      .setSameSite(CookieSameSite.LAX)
      .setSecure(secureCookies);
  }

  private static Optional<String[]> basic(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 1
        ? Optional.empty()
        : Optional.of(new String[] { pair.substring(0, colon), pair.substring(colon + 1) });
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Login login(Optional<User> user, Optional<SessionToken> session) {
    return new Login(user.map(Principal::new), session, Optional.empty());
  }

  private static <T> Future<T> refused() {
    return Future.failedFuture(Problem.of(NOT_LOGGED_IN, "Credentials are missing or wrong.").refused());
  }
}
