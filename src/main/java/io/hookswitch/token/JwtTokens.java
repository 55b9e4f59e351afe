package io.hookswitch.token;

import io.hookswitch.call.UserId;
import io.hookswitch.config.TokenConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JWTs, checked by Vert.x with the keys that are good now. Whoever holds such a key can be any user of any tenant, so
 * all that a token needs besides its signature is looked at too: issuer, audience, times, and a user that exists.
 */
public final class JwtTokens implements Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(JwtTokens.class);
  private static final Set<String> KNOWN = Set.of(
    "HS256",
    "HS384",
    "HS512",
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512"
  );
  private static final Duration MOST_LEEWAY = Duration.ofMinutes(5);
  private static final String SIGNS = "HS256";

  /** What is good now. @param signer empty where nothing is issued */
  private record Good(Keys keys, Set<String> names, Optional<JWTAuth> verifier, Optional<JWTAuth> signer) {}

  private final Vertx vertx;
  private final TokenConfig config;
  private final Path home;
  private final Directory directory;
  private final Set<String> algorithms;
  private final Optional<PublishedKeys> issuer;
  private Keys files = Keys.NONE;
  private Keys published = Keys.NONE;
  private volatile Good good;

  private JwtTokens(Vertx vertx, TokenConfig config, Path home, Directory directory, LongSupplier nanos) {
    this.vertx = vertx;
    this.config = config;
    this.home = home;
    this.directory = directory;
    this.algorithms = Set.copyOf(config.algorithms());
    this.issuer = config
      .jwksUrl()
      .map(url -> new PublishedKeys(vertx, url, algorithms, config.refresh(), nanos, this::published));
  }

  /**
   * Reads the keys, and goes on reading them until Vert.x is closed.
   *
   * @param home where relative paths start
   * @param nanos a clock that never goes back
   * @return failed with {@link TokenKeysException} when settings or files are wrong; an issuer that does not answer only
   *     leaves a warning
   */
  public static Future<Tokens> open(
    Vertx vertx,
    TokenConfig config,
    Path home,
    Directory directory,
    LongSupplier nanos
  ) {
    check(config);
    if (config.secretFile().isEmpty() && config.publicKeyFile().isEmpty() && config.jwksUrl().isEmpty()) {
      return Future.succeededFuture(NONE);
    }
    JwtTokens tokens = new JwtTokens(vertx, config, home, directory, nanos);
    return vertx
      .executeBlocking(tokens::readFiles)
      .compose(keys -> {
        tokens.files(keys);
        vertx.setPeriodic(config.refresh().toMillis(), again -> tokens.readAgain());
        return tokens.issuer.map(PublishedKeys::start).orElseGet(Future::succeededFuture);
      })
      .map(tokens);
  }

  @Override
  public Future<Optional<User>> holder(String token) {
    Optional<Head> head = Head.of(token, algorithms);
    if (head.isEmpty()) return Future.succeededFuture(Optional.empty());
    Good now = good;
    boolean strange = head
      .get()
      .kid()
      .filter(kid -> !now.names().contains(kid))
      .isPresent();
    if (issuer.isEmpty() || !strange) return check(now, token);
    return onCallersContext(issuer.get().fetchOnceMore()).compose(done -> check(good, token));
  }

  @Override
  public Optional<Issued> issue(User user) {
    return good.signer().map(signer -> {
      JsonObject claims = new JsonObject();
      config.tenantClaim().ifPresent(claim -> claims.put(claim, user.id().tenant()));
      claims.put(config.userClaim(), config.tenantClaim().isPresent() ? user.id().name() : user.id().toString());
      JWTOptions options = options()
        .setAlgorithm(SIGNS)
        .setExpiresInSeconds((int) config.lifetime().toSeconds());
      return new Issued(signer.generateToken(claims, options), config.lifetime());
    });
  }

  private Future<Optional<User>> check(Good now, String token) {
    if (now.verifier().isEmpty()) return Future.failedFuture(new KeysMissingException());
    // What is wrong with a token may come as a failure or be thrown, and is not told: it would help who forges.
    return Future.succeededFuture(new TokenCredentials(token))
      .compose(now.verifier().get()::authenticate)
      .map(verified -> user(verified.attributes().getJsonObject("accessToken")))
      .otherwise(Optional.empty());
  }

  /** A token that is good for ever is none: nobody could take it back. */
  private Optional<User> user(JsonObject claims) {
    if (!(claims.getValue("exp") instanceof Number)) return Optional.empty();
    if (!(claims.getValue(config.userClaim()) instanceof String name) || name.isEmpty()) return Optional.empty();
    if (config.tenantClaim().isEmpty()) return directory.byLogin(name);
    if (!(claims.getValue(config.tenantClaim().get()) instanceof String tenant)) return Optional.empty();
    return directory.user(new UserId(tenant, name));
  }

  private Keys readFiles() {
    List<PubSecKeyOptions> keys = new ArrayList<>();
    config.secretFile().ifPresent(file -> keys.addAll(KeyFiles.secrets(home.resolve(file), algorithms)));
    config.publicKeyFile().ifPresent(file -> keys.addAll(KeyFiles.publicKeys(home.resolve(file), algorithms)));
    return new Keys(keys, List.of());
  }

  /** Never fails: the keys of before are better than none. */
  Future<Void> readAgain() {
    return vertx
      .executeBlocking(this::readFiles)
      .onSuccess(this::files)
      .<Void>mapEmpty()
      .onFailure(wrong -> LOG.error("keys of tokens stay as they were: {}", wrong.getMessage()))
      .otherwiseEmpty();
  }

  private synchronized void files(Keys keys) {
    files = keys;
    renew();
  }

  private synchronized void published(Keys keys) {
    published = keys;
    renew();
  }

  private void renew() {
    Keys all = files.and(published);
    // Without any key Vert.x would check tokens without signatures.
    Optional<JWTAuth> verifier = all.isEmpty() ? Optional.empty() : Optional.of(auth(all));
    Optional<JWTAuth> signer = config.issue()
      ? files
          .files()
          .stream()
          .filter(key -> SIGNS.equals(key.getAlgorithm()))
          .findFirst()
          .map(this::signer)
      : Optional.empty();
    good = new Good(all, all.names(), verifier, signer);
  }

  private JWTAuth signer(PubSecKeyOptions first) {
    return auth(new Keys(List.of(first), List.of()));
  }

  private JWTAuth auth(Keys keys) {
    JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(options());
    keys.files().forEach(options::addPubSecKey);
    keys.published().forEach(options::addJwk);
    return JWTAuth.create(vertx, options);
  }

  private JWTOptions options() {
    return new JWTOptions()
      .setIssuer(config.issuer())
      .setAudience(List.of(config.audience()))
      .setLeeway((int) config.leeway().toSeconds());
  }

  private static void check(TokenConfig config) {
    Set<String> strange = new TreeSet<>(config.algorithms());
    strange.removeAll(KNOWN);
    if (!strange.isEmpty() || config.algorithms().isEmpty()) throw new TokenKeysException(
      "http.tokens.algorithms: expected some of " + new TreeSet<>(KNOWN) + ", found " + config.algorithms()
    );
    if (config.leeway().compareTo(MOST_LEEWAY) > 0) throw new TokenKeysException(
      "http.tokens.leeway: expected at most 5m, found " + config.leeway()
    );
    if (config.issue() && (config.secretFile().isEmpty() || !config.algorithms().contains(SIGNS))) {
      throw new TokenKeysException(
        "http.tokens.issue: expected http.tokens.secretFile beside it, and HS256 among the algorithms"
      );
    }
    config
      .jwksUrl()
      .flatMap(PublishedKeys::objection)
      .ifPresent(why -> {
        throw new TokenKeysException("http.tokens.jwksUrl: " + why);
      });
  }

  /** A shared fetch completes on the context of whoever asked first. */
  private static Future<Void> onCallersContext(Future<Void> fetch) {
    Context caller = Vertx.currentContext();
    if (caller == null || fetch.isComplete()) return fetch;
    Promise<Void> told = Promise.promise();
    fetch.onComplete(done -> caller.runOnContext(turn -> told.complete()));
    return told.future();
  }
}
