package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.hookswitch.config.LoginConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Passwords, sessions and tokens: that they are the same to both dialects, how they end, and that they stay secret. */
class CredentialsIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(
    AccessMatrixIT.config(
      new LoginConfig(3, Duration.ofMinutes(10), 6, Duration.ofMinutes(10)),
      List.of("127.0.0.0/8", "10.0.0.0/8")
    )
  );

  private static final String PASSWORD = "hookswitch";

  private static String calls(String user) {
    return "/api/v1/tenants/foo/groups/sales/users/" + user + "/services/calls/";
  }

  private static Answer login(Visitor visitor, String user, String password) {
    return visitor.post("/api/v1/login/", new JsonObject().put("username", user).put("password", password).encode());
  }

  private static Visitor from(String address) {
    return GATEWAY.nobody().with("X-Forwarded-For", address);
  }

  private static Visitor cookie(Answer login) {
    return from("192.0.2.1").with("Cookie", login.headers().firstValue("set-cookie").orElseThrow().split(";")[0]);
  }

  private static Visitor token(Answer login) {
    return from("192.0.2.1").with("Authorization", "Bearer " + login.body().getString("access_token"));
  }

  @Test
  void everyKindOfCredentialIsTheSameUserInBothDialects() {
    Answer login = login(from("192.0.2.1"), "colleague", PASSWORD).expect(200);
    assertThat(login.body().getJsonObject("ids")).isEqualTo(
      new JsonObject().put("tenant_id", "foo").put("group_id", "sales").put("user_id", "colleague")
    );
    assertThat(login.body().getString("token_type")).isEqualTo("Bearer");
    assertThat(login.body().getInteger("expires_in")).isEqualTo(1800);
    String session = login.headers().firstValue("set-cookie").orElseThrow().split("[=;]")[1];
    Visitor basic = from("192.0.2.1").as("colleague", PASSWORD);
    String me = basic.get("/api/v2/me").expect(200).text();
    for (Visitor same : List.of(token(login), from("192.0.2.1").with("Cookie", "JSESSIONID=" + session))) {
      assertThat(same.get("/api/v2/me").expect(200).text()).isEqualTo(me);
    }
    for (Visitor same : List.of(token(login), cookie(login), basic)) {
      same.get(calls("colleague")).expect(200);
      same.get(calls("neighbour")).expect(403);
    }
  }

  @Test
  void aTokenNeedsNoSessionAndOpensNone() {
    Visitor token = token(login(from("192.0.2.1"), "neighbour", PASSWORD).expect(200));
    assertThat(token.get("/api/v2/me").expect(200).headers().firstValue("set-cookie")).isEmpty();
    String hand =
      "[{\"channel\":\"/meta/handshake\",\"version\":\"1.0\",\"supportedConnectionTypes\":[\"long-polling\"],\"id\":\"1\"}]";
    assertThat(token.post("/api/v2/notifications/handshake", hand).expect(200).text()).contains("\"successful\":true");
  }

  @Test
  void aLogoutEndsTheSessionInBothDialects() {
    Answer login = login(from("192.0.2.1"), "groupadmin", PASSWORD).expect(200);
    Visitor session = cookie(login);
    session.get(calls("groupadmin")).expect(200);
    Answer out = session.post("/api/v1/logout/", "").expect(200);
    assertThat(out.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
    session.get(calls("groupadmin")).expect(401);
    session.post("/api/v1/logout/", "").expect(401);
    token(login).get(calls("groupadmin")).expect(200);
  }

  @Test
  void whoeverHasATemporaryPasswordIsToldSo() {
    Answer login = login(from("192.0.2.1"), "newcomer", PASSWORD).expect(200);
    assertThat(login.body().getJsonObject("profile").getBoolean("is_first_login")).isTrue();
    JsonObject me = token(login).get("/api/v2/me").expect(200).body().getJsonObject("user");
    assertThat(me.getBoolean("changePasswordOnFirstLogin")).isTrue();
  }

  @Test
  void wrongPasswordsOfAnAccountAreCountedOnEveryRouteWhereverTheyComeFrom() {
    Answer wrong = login(from("198.51.100.1"), "cousin", "guess").expect(401);
    assertThat(login(from("198.51.100.2"), "ghost", "guess").expect(401).text()).isEqualTo(wrong.text());
    from("198.51.100.3").as("cousin@foo", "guess").get("/api/v2/me").expectGenesys(403, 20);
    from("198.51.100.4").as("cousin", "guess").get(calls("cousin")).expect(401);
    Answer tooMany = login(from("198.51.100.5"), "cousin@foo", PASSWORD).expect(429);
    int wait = Integer.parseInt(tooMany.headers().firstValue("retry-after").orElseThrow());
    assertThat(wait).isBetween(500, 600);
    from("198.51.100.6").as("cousin", PASSWORD).get("/api/v2/me").expectGenesys(429, 20);
    from("198.51.100.6").as("cousin", PASSWORD).get(calls("cousin")).expect(429);
    for (int i = 0; i < 2; i++) login(from("198.51.100.7"), "ghost", "guess").expect(401);
    assertThat(login(from("198.51.100.8"), "ghost", PASSWORD).expect(429).text()).isEqualTo(tooMany.text());
  }

  @Test
  void wrongPasswordsOfAnAddressAreCountedByTheAddressThatAProxySaw() {
    for (int i = 0; i < 6; i++) login(from("1.1.1." + i + ", 203.0.113.7, 10.1.2.3"), "ghost" + i, "guess").expect(401);
    login(from("203.0.113.7"), "colleague", PASSWORD).expect(429);
    login(from("9.9.9.9, 203.0.113.7"), "colleague", PASSWORD).expect(429);
    login(from("203.0.113.8"), "colleague", PASSWORD).expect(200);
    for (int i = 0; i < 6; i++) login(from("2001:db8::" + i), "phantom" + i, "guess").expect(401);
    login(from("[2001:db8::ffff]:4711"), "colleague", PASSWORD).expect(429);
    login(from("2001:db8:0:1::1"), "colleague", PASSWORD).expect(200);
  }

  @Test
  void noSecretReachesTheLogWhateverTheLevel() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = (Logger) LoggerFactory.getLogger("io");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    own.setLevel(Level.TRACE);
    List<String> secrets = new ArrayList<>(List.of(PASSWORD + "\"", "wrong-and-secret", "this test's own secret"));
    try {
      for (int i = 0; i < 5; i++) login(from("192.0.2.66"), "enduser", "wrong-and-secret");
      from("192.0.2.66").as("wrong-and-secret", "wrong-and-secret").get(calls("enduser"));
      Answer login = login(from("192.0.2.1"), "tenantadmin", PASSWORD).expect(200);
      secrets.add(login.body().getString("access_token"));
      secrets.add(login.body().getString("access_token").split("\\.")[2]);
      secrets.add(login.headers().firstValue("set-cookie").orElseThrow().split("[=;]")[1]);
      cookie(login).get(calls("enduser")).expect(200);
      token(login).get(calls("enduser")).expect(200);
      from("192.0.2.1").with("Authorization", "Bearer wrong-and-secret").get(calls("enduser")).expect(401);
      cookie(login).post("/api/v1/logout/", "").expect(200);
    } finally {
      own.setLevel(null);
      root.detachAppender(log);
    }
    List<String> lines = List.copyOf(log.list)
      .stream()
      .map(
        event ->
          event.getFormattedMessage() +
          (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))
      )
      .toList();
    assertThat(lines)
      .as("the log was caught")
      .anyMatch(line -> line.startsWith("too many wrong passwords"));
    for (String secret : secrets) assertThat(lines).noneMatch(line -> line.contains(secret));
  }
}
