package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.NOT_LOGGED_IN;

import io.hookswitch.call.UserId;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.token.Tokens;
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
 * Finds out who asks: by Basic credentials, by a bearer token, or by the cookie of a session. The answer is the same
 * {@link Principal} in every case and for every dialect.
 *
 * <p>An {@code Authorization} header decides alone. When it is wrong the request is refused, even if a good cookie came
 * with it: whoever sends credentials wants to be that user and no other.
 */
public final class Authenticator {

  private final Directory directory;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Tokens tokens;
  private final boolean secureCookies;
  private Consumer<String> onEnd = key -> {};

  public Authenticator(
    Directory directory,
    Sessions sessions,
    Passwords passwords,
    Tokens tokens,
    boolean secureCookies
  ) {
    this.directory = directory;
    this.sessions = sessions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.secureCookies = secureCookies;
  }

  /**
   * Fails with {@link Problem.Kind#NOT_LOGGED_IN} when there are no credentials, or wrong ones, and with
   * {@link Problem.Kind#TOO_MANY} when there were too many wrong ones before.
   *
   * @param address of the client
   */
  Future<Login> login(Dialect dialect, HttpServerRequest request, String address) {
    Optional<SessionToken> session = session(dialect, request);
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      Optional<String> token = bearer(header);
      return token.isPresent() ? byToken(token.get(), session) : byPassword(dialect, header, session, address);
    }
    return bySession(session).compose(user -> login(user, session));
  }

  /** The same for a request that may come from nobody in particular; credentials in a header are good or refused. */
  Future<Login> loginIfAny(Dialect dialect, HttpServerRequest request, String address) {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) return login(dialect, request, address);
    Optional<SessionToken> session = session(dialect, request);
    return bySession(session).map(user ->
      user.map(known -> Login.of(new Principal(known), session)).orElse(Login.NONE)
    );
  }

  /** By a token that came without a request of its own. */
  Future<Login> login(String token) {
    return byToken(token, Optional.empty());
  }

  /** The session that a request names, for operations that are open to all. */
  Optional<SessionToken> session(Dialect dialect, HttpServerRequest request) {
    return dialect.cookie().map(request::getCookie).map(Cookie::getValue).flatMap(SessionToken::parse);
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
    return session.map(token -> end(token.key())).orElseGet(Future::succeededFuture);
  }

  /** @param key of a session, as {@link SessionToken#key} has it */
  Future<Void> end(String key) {
    return sessions.remove(key).onSuccess(gone -> onEnd.accept(key));
  }

  /** Whether a session is still this user's; asking keeps it alive. */
  Future<Boolean> isAlive(SessionToken session, UserId user) {
    return sessions.get(session.key()).map(found -> found.filter(user::equals).isPresent());
  }

  /** Whether a token is still good for this user. */
  Future<Boolean> isGood(String token, UserId user) {
    return tokens.holder(token).map(found -> found.map(User::id).filter(user::equals).isPresent());
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

  /** A token is good for itself: a session that it opened would outlive it. */
  private Future<Login> byToken(String token, Optional<SessionToken> session) {
    return tokens
      .holder(token)
      .compose(user -> login(user, session))
      .map(login -> login.bearing(token));
  }

  private Future<Login> byPassword(Dialect dialect, String header, Optional<SessionToken> session, String address) {
    Optional<String[]> pair = basic(header);
    if (pair.isEmpty()) return refused();
    return passwords
      .check(pair.get()[0], pair.get()[1], address)
      .compose(user -> login(user, session))
      .compose(login -> dialect.opensSessionOnBasic() ? opened(login) : Future.succeededFuture(login));
  }

  /** The same with a session of its own, unless the request's cookie names one already. */
  private Future<Login> opened(Login login) {
    UserId user = login.caller().orElseThrow().user().id();
    return bySession(login.session()).compose(known -> {
      if (known.map(User::id).filter(user::equals).isPresent()) return Future.succeededFuture(login);
      return begin(user).map(login::opening);
    });
  }

  private Future<Optional<User>> bySession(Optional<SessionToken> session) {
    if (session.isEmpty()) return Future.succeededFuture(Optional.empty());
    return sessions.get(session.get().key()).map(user -> user.flatMap(directory::user));
  }

  private Cookie cookie(Dialect dialect, String value) {
    return Cookie.cookie(dialect.cookie().orElseThrow(), value)
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

  private static Optional<String> bearer(String header) {
    return header.regionMatches(true, 0, "Bearer ", 0, 7) ? Optional.of(header.substring(7).strip()) : Optional.empty();
  }

  private static Future<Login> login(Optional<User> user, Optional<SessionToken> session) {
    return user.isEmpty() ? refused() : Future.succeededFuture(Login.of(new Principal(user.get()), session));
  }

  private static <T> Future<T> refused() {
    return Future.failedFuture(Problem.of(NOT_LOGGED_IN, "Credentials are missing or wrong.").refused());
  }
}
