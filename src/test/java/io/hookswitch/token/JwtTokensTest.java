package io.hookswitch.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.TokenConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.Ownership;
import io.hookswitch.directory.User;
import io.hookswitch.directory.YamlDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tokens are good, which are not whatever they say of themselves, and what happens when keys change. */
class JwtTokensTest {

  private static final String SECRET = "a secret of the operator, of at least 32 bytes";
  private static final String FOO = "foouser@foo";
  private static final KeyPair KEYS = Forge.rsaKeys(2048);
  private static final KeyPair OTHERS = Forge.rsaKeys(2048);

  private static Vertx vertx;
  private static Directory directory;

  @TempDir
  static Path home;

  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void files() throws IOException {
    vertx = Vertx.vertx();
    directory = YamlDirectory.load(vertx, Path.of("config/directory.yaml"), Ownership.USUAL);
    Files.writeString(home.resolve("secrets"), SECRET + "\n");
    Files.writeString(home.resolve("public.pem"), Forge.pem(KEYS));
  }

  @AfterAll
  static void close() {
    vertx.close();
  }

  @Test
  void aTokenOfEitherKeyStandsForItsUser() {
    JwtTokens tokens = open(both());
    assertThat(holder(tokens, Forge.hmac(Forge.claims(FOO), SECRET))).isEqualTo(FOO);
    assertThat(holder(tokens, Forge.rsa(Forge.head("RS256"), Forge.claims(FOO), KEYS.getPrivate()))).isEqualTo(FOO);
    JsonObject several = Forge.claims(FOO).put("aud", new JsonArray().add("elsewhere").add("hookswitch"));
    assertThat(holder(tokens, Forge.hmac(several, SECRET))).isEqualTo(FOO);
    assertThat(holder(tokens, Forge.hmac(Forge.claims("agent1"), SECRET))).isEqualTo("agent1@demo");
  }

  @Test
  void aTokenWithoutASignatureIsNeverGood() {
    JwtTokens tokens = open(both());
    for (String none : List.of("none", "None", "NONE", "nOnE", "", "HS256", "RS256")) {
      String text = Forge.unsigned(Forge.head(none), Forge.claims(FOO));
      for (String token : List.of(text, text + ".", text + "..", text + ".AA", "." + text, text.substring(1))) {
        assertThat(holder(tokens, token)).as(none).isEmpty();
      }
    }
    JsonObject head = Forge.head("HS256");
    head.remove("alg");
    assertThat(holder(tokens, Forge.hmac(head, Forge.claims(FOO), bytes(SECRET)))).isEmpty();
  }

  @Test
  void aPublicKeyIsNotTakenForASecret() throws IOException {
    for (TokenConfig config : List.of(both(), usual(Optional.empty(), Optional.of(Path.of("public.pem"))))) {
      JwtTokens tokens = open(config);
      String pem = Files.readString(home.resolve("public.pem"));
      for (byte[] secret : List.of(
        bytes(pem),
        bytes(pem.strip()),
        bytes(pem.replace("\n", "\r\n")),
        KEYS.getPublic().getEncoded()
      )) {
        for (String algorithm : List.of("HS256", "RS256")) {
          assertThat(holder(tokens, Forge.hmac(Forge.head(algorithm), Forge.claims(FOO), secret))).isEmpty();
        }
      }
    }
  }

  @Test
  void anAlgorithmThatIsNotOnTheListIsRefused() {
    TokenConfig config = with(both(), List.of("HS256", "RS384"));
    assertThat(holder(open(config), Forge.rsa(Forge.head("RS256"), Forge.claims(FOO), KEYS.getPrivate()))).isEmpty();
    assertThat(holder(open(config), Forge.hmac(Forge.claims(FOO), SECRET))).isEqualTo(FOO);
  }

  @Test
  void everyClaimCounts() {
    long now = Instant.now().getEpochSecond();
    JwtTokens tokens = open(both());
    Map<String, JsonObject> wrong = new LinkedHashMap<>();
    wrong.put("expired", Forge.claims(FOO).put("exp", now - 60));
    wrong.put("never over", without("exp"));
    wrong.put("over at a text", Forge.claims(FOO).put("exp", "tomorrow"));
    wrong.put("over at null", Forge.claims(FOO).putNull("exp"));
    wrong.put("not yet", Forge.claims(FOO).put("nbf", now + 300));
    wrong.put("of tomorrow", Forge.claims(FOO).put("iat", now + 86_400));
    wrong.put("another issuer", Forge.claims(FOO).put("iss", "https://id.example.evil"));
    wrong.put("no issuer", without("iss"));
    wrong.put("an odd issuer", Forge.claims(FOO).put("iss", new JsonObject()));
    wrong.put("another audience", Forge.claims(FOO).put("aud", "elsewhere"));
    wrong.put("no audience", without("aud"));
    wrong.put("an odd audience", Forge.claims(FOO).put("aud", new JsonObject().put("hookswitch", true)));
    wrong.put("nobody", Forge.claims("nobody@foo"));
    wrong.put("nobody at all", without("sub"));
    wrong.put("a number", Forge.claims(FOO).put("sub", 5));
    wrong.put("empty", Forge.claims(""));
    wrong.forEach((what, claims) ->
      assertThat(holder(tokens, Forge.hmac(claims, SECRET)))
        .as(what)
        .isEmpty()
    );
    assertThat(holder(tokens, Forge.hmac(Forge.claims(FOO).put("exp", now - 5), SECRET)))
      .as("leeway")
      .isEqualTo(FOO);
  }

  @Test
  void theHeadChoosesNoKeyOfItsOwn() {
    JwtTokens tokens = open(both());
    JsonObject own = Forge.jwk(OTHERS, "mine");
    for (UnaryOperator<JsonObject> trick : List.<UnaryOperator<JsonObject>>of(
      head -> head.put("jwk", own),
      head -> head.put("jwk", own).put("kid", "mine"),
      head -> head.put("jku", "https://evil.example/keys"),
      head -> head.put("x5u", "https://evil.example/keys"),
      head -> head.put("x5c", new JsonArray().add("AAAA")),
      head -> head.put("kid", "../../../../dev/null"),
      head -> head.put("kid", "' or 1=1 --"),
      head -> head.put("kid", "x".repeat(500)),
      head -> head.put("kid", 5),
      head -> head.put("kid", new JsonArray()),
      head -> head
    )) {
      JsonObject claims = Forge.claims(FOO);
      assertThat(holder(tokens, Forge.rsa(trick.apply(Forge.head("RS256")), claims, OTHERS.getPrivate()))).isEmpty();
      assertThat(holder(tokens, Forge.hmac(trick.apply(Forge.head("HS256")), claims, new byte[1]))).isEmpty();
    }
    for (String extension : List.of("crit", "b64", "zip")) {
      JsonObject head = Forge.head("HS256").put(extension, new JsonArray().add("exp"));
      assertThat(holder(tokens, Forge.hmac(head, Forge.claims(FOO), bytes(SECRET))))
        .as(extension)
        .isEmpty();
    }
  }

  @Test
  void whatWasChangedOrIsNoTokenIsRefused() {
    JwtTokens tokens = open(both());
    String[] parts = Forge.hmac(Forge.claims(FOO), SECRET).split("\\.");
    String other = Forge.unsigned(Forge.head("HS256"), Forge.claims("fooadmin@foo"));
    assertThat(holder(tokens, other + "." + parts[2])).isEmpty();
    assertThat(holder(tokens, Forge.hmac(Forge.claims(FOO), SECRET + "x"))).isEmpty();
    String huge = Forge.hmac(Forge.claims(FOO).put("filling", "x".repeat(9_000)), SECRET);
    String deep = Forge.hmac(Forge.claims(FOO).put("deep", new JsonArray("[".repeat(500) + "]".repeat(500))), SECRET);
    assertThat(holder(tokens, huge)).isEmpty();
    assertThat(holder(tokens, deep)).isEqualTo(FOO);
    for (String text : List.of("", ".", "..", "a.b.c", "{}.{}.{}", "e30.e30.e30", "\u0000", "é.é.é")) {
      assertThat(holder(tokens, text)).as(text).isEmpty();
    }
  }

  @Test
  void theTenantMayBeAClaimOfItsOwn() {
    TokenConfig config = new TokenConfig(
      Optional.of(Path.of("secrets")),
      Optional.empty(),
      Optional.empty(),
      List.of("HS256"),
      "https://id.example",
      "hookswitch",
      "user",
      Optional.of("customer"),
      Duration.ofSeconds(30),
      Duration.ofMinutes(5),
      true,
      Duration.ofMinutes(1)
    );
    JwtTokens tokens = open(config);
    JsonObject claims = Forge.claims("ignored").put("user", "foouser");
    assertThat(holder(tokens, Forge.hmac(claims, SECRET))).isEmpty();
    assertThat(holder(tokens, Forge.hmac(claims.put("customer", "acme"), SECRET))).isEmpty();
    assertThat(holder(tokens, Forge.hmac(claims.put("customer", "foo"), SECRET))).isEqualTo(FOO);
    Issued issued = tokens.issue(directory.byLogin(FOO).orElseThrow()).orElseThrow();
    assertThat(holder(tokens, issued.token())).isEqualTo(FOO);
    assertThat(issued.toString()).doesNotContain(issued.token());
  }

  @Test
  void secretsChangeWithoutARestart() throws IOException {
    Path file = home.resolve("turning");
    Files.writeString(file, SECRET);
    JwtTokens tokens = open(usual(Optional.of(file), Optional.empty()));
    String old = Forge.hmac(Forge.claims(FOO), SECRET);
    String next = Forge.hmac(Forge.claims(FOO), "the next secret of at least thirty-two bytes");
    Files.writeString(file, "the next secret of at least thirty-two bytes\n" + SECRET);
    await(tokens.readAgain());
    assertThat(List.of(holder(tokens, old), holder(tokens, next))).containsOnly(FOO);
    Files.writeString(file, "the next secret of at least thirty-two bytes\n");
    await(tokens.readAgain());
    assertThat(holder(tokens, old)).isEmpty();
    Files.writeString(file, "short");
    await(tokens.readAgain());
    assertThat(holder(tokens, next)).as("a broken file leaves the keys as they were").isEqualTo(FOO);
  }

  @Test
  void anUnknownKeyIsFetchedOnceAndNotForEveryStranger() {
    AtomicReference<JsonArray> published = new AtomicReference<>(new JsonArray().add(Forge.jwk(KEYS, "one")));
    AtomicInteger asked = new AtomicInteger();
    JwtTokens tokens = open(issuer(published, asked));
    String first = Forge.rsa(Forge.head("RS256").put("kid", "one"), Forge.claims(FOO), KEYS.getPrivate());
    String second = Forge.rsa(Forge.head("RS256").put("kid", "two"), Forge.claims(FOO), OTHERS.getPrivate());
    assertThat(holder(tokens, first)).isEqualTo(FOO);
    assertThat(asked).hasValue(1);
    published.set(new JsonArray().add(Forge.jwk(OTHERS, "two")));
    for (int i = 0; i < 5; i++) assertThat(holder(tokens, second)).as("too soon to ask again").isEmpty();
    assertThat(asked).hasValue(1);
    nanos.addAndGet(PublishedKeys.RARELY.toNanos());
    assertThat(holder(tokens, second)).isEqualTo(FOO);
    assertThat(holder(tokens, first)).as("no longer published").isEmpty();
    assertThat(asked).hasValue(2);
  }

  @Test
  void ellipticKeysOfAnIssuerAreGoodForTheirOwnCurveOnly() {
    KeyPair elliptic = Forge.ecKeys("secp256r1");
    AtomicReference<JsonArray> published = new AtomicReference<>(JsonArray.of(Forge.ecJwk(elliptic, "one")));
    TokenConfig config = with(issuer(published, new AtomicInteger()), List.of("ES256", "RS256"));
    JwtTokens tokens = open(config);
    JsonObject head = Forge.head("ES256").put("kid", "one");
    assertThat(holder(tokens, Forge.ec(head, Forge.claims(FOO), elliptic.getPrivate()))).isEqualTo(FOO);
    KeyPair others = Forge.ecKeys("secp256r1");
    assertThat(holder(tokens, Forge.ec(head, Forge.claims(FOO), others.getPrivate()))).isEmpty();
    JsonObject confused = Forge.head("RS256").put("kid", "one");
    assertThat(holder(tokens, Forge.rsa(confused, Forge.claims(FOO), KEYS.getPrivate()))).isEmpty();
  }

  @Test
  void anIssuerThatFailsIsAskedEverMoreRarelyAndItsKeysStayGood() {
    PublishedKeys keys = new PublishedKeys(
      vertx,
      URI.create("https://id.example/keys"),
      Set.of("RS256"),
      Duration.ofMinutes(1),
      nanos::get,
      read -> {}
    );
    assertThat(keys.pause()).isEqualTo(Duration.ofMinutes(1));
    List<Duration> pauses = new ArrayList<>();
    for (int failed = 0; failed < 8; failed++) {
      keys.failed(new TokenKeysException("expected status 200, found 500"));
      pauses.add(keys.pause());
    }
    assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

    AtomicReference<JsonArray> published = new AtomicReference<>(new JsonArray().add(Forge.jwk(KEYS, "one")));
    AtomicInteger asked = new AtomicInteger();
    JwtTokens tokens = open(issuer(published, asked));
    String first = Forge.rsa(Forge.head("RS256").put("kid", "one"), Forge.claims(FOO), KEYS.getPrivate());
    String second = Forge.rsa(Forge.head("RS256").put("kid", "two"), Forge.claims(FOO), OTHERS.getPrivate());
    published.set(null);
    nanos.addAndGet(PublishedKeys.RARELY.toNanos());
    assertThat(holder(tokens, second)).isEmpty();
    assertThat(asked).hasValue(2);
    assertThat(holder(tokens, first)).as("what was read before stays good").isEqualTo(FOO);
  }

  @Test
  void publishedSecretsAndWeakKeysAreLeftOut() {
    JsonObject secret = new JsonObject().put("kty", "oct").put("kid", "one").put("alg", "HS256").put("k", "AAAA");
    JsonObject confused = Forge.jwk(KEYS, "two").put("alg", "HS256");
    JsonObject encrypts = Forge.jwk(KEYS, "three").put("use", "enc");
    JsonObject weak = Forge.jwk(Forge.rsaKeys(1024), "four");
    AtomicReference<JsonArray> published = new AtomicReference<>(JsonArray.of(secret, confused, encrypts, weak, 5));
    JwtTokens tokens = open(issuer(published, new AtomicInteger()));
    String token = Forge.rsa(Forge.head("RS256").put("kid", "two"), Forge.claims(FOO), KEYS.getPrivate());
    assertThat(tokens.holder(token).cause()).as("not one of them is a key").isInstanceOf(KeysMissingException.class);
  }

  @Test
  void anIssuerThatIsDownAtTheStartIsNoReasonNotToStart() {
    AtomicReference<JsonArray> published = new AtomicReference<>();
    JwtTokens tokens = open(issuer(published, new AtomicInteger()));
    String token = Forge.rsa(Forge.head("RS256").put("kid", "one"), Forge.claims(FOO), KEYS.getPrivate());
    assertThatThrownBy(() -> holder(tokens, token)).hasRootCauseInstanceOf(KeysMissingException.class);
    published.set(new JsonArray().add(Forge.jwk(KEYS, "one")));
    nanos.addAndGet(PublishedKeys.RARELY.toNanos());
    assertThat(holder(tokens, token)).isEqualTo(FOO);
  }

  @Test
  void settingsThatCannotBeAreRefusedAtTheStart() throws IOException {
    Files.writeString(home.resolve("short"), "# comment\n\nshort\n");
    Files.writeString(home.resolve("weak.pem"), Forge.pem(Forge.rsaKeys(1024)));
    Files.writeString(home.resolve("private.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    refused(usual(Optional.of(Path.of("short")), Optional.empty()), "short:3: expected a secret of at least 32 bytes");
    refused(usual(Optional.of(Path.of("none")), Optional.empty()), "none: expected a file of keys, found no such file");
    refused(usual(Optional.empty(), Optional.of(Path.of("weak.pem"))), "expected RSA keys of 2048 bits, found 1024");
    refused(usual(Optional.empty(), Optional.of(Path.of("private.pem"))), "public keys only, found a private key");
    refused(with(both(), List.of("none")), "http.tokens.algorithms: expected some of");
    refused(with(both(), List.of()), "http.tokens.algorithms: expected some of");
    for (String url : List.of("http://id.example/keys", "ftp://127.0.0.1/", "https://me:secret@id.example/")) {
      refused(published(URI.create(url)), "http.tokens.jwksUrl: expected");
    }
  }

  private static void refused(TokenConfig config, String why) {
    assertThatThrownBy(() -> await(JwtTokens.open(vertx, config, home, directory, System::nanoTime)))
      .hasStackTraceContaining(why)
      .hasMessageNotContaining(SECRET);
  }

  private JwtTokens open(TokenConfig config) {
    return (JwtTokens) await(JwtTokens.open(vertx, config, home, directory, nanos::get));
  }

  private static TokenConfig issuer(AtomicReference<JsonArray> published, AtomicInteger asked) {
    int port = await(
      vertx
        .createHttpServer()
        .requestHandler(request -> {
          asked.incrementAndGet();
          JsonArray keys = published.get();
          if (keys == null) request.response().setStatusCode(500).end();
          else request.response().end(new JsonObject().put("keys", keys).toBuffer());
        })
        .listen(0, "127.0.0.1")
    ).actualPort();
    return published(URI.create("http://127.0.0.1:" + port + "/keys"));
  }

  private static TokenConfig both() {
    return usual(Optional.of(Path.of("secrets")), Optional.of(Path.of("public.pem")));
  }

  private static TokenConfig usual(Optional<Path> secrets, Optional<Path> keys) {
    return config(secrets, keys, Optional.empty(), TokenConfig.DEFAULT.algorithms());
  }

  private static TokenConfig with(TokenConfig config, List<String> algorithms) {
    return config(config.secretFile(), config.publicKeyFile(), config.jwksUrl(), algorithms);
  }

  private static TokenConfig published(URI url) {
    return config(Optional.empty(), Optional.empty(), Optional.of(url), TokenConfig.DEFAULT.algorithms());
  }

  private static TokenConfig config(
    Optional<Path> secrets,
    Optional<Path> keys,
    Optional<URI> url,
    List<String> algorithms
  ) {
    return new TokenConfig(
      secrets,
      keys,
      url,
      algorithms,
      "https://id.example",
      "hookswitch",
      "sub",
      Optional.empty(),
      Duration.ofSeconds(30),
      Duration.ofHours(1),
      false,
      Duration.ofMinutes(30)
    );
  }

  private static JsonObject without(String claim) {
    JsonObject claims = Forge.claims(FOO);
    claims.remove(claim);
    return claims;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The user's full login, or an empty text. */
  private static String holder(Tokens tokens, String token) {
    return await(tokens.holder(token)).map(User::id).map(Object::toString).orElse("");
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
