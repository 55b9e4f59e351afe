package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.EventBusConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.config.LoginConfig;
import io.hookswitch.config.TokenConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes to the bridge with a token: is served for as long as it is good, as that user and no other. */
class BridgeTokenIT {

  /** Time enough to be served under any load, and little enough to wait for. */
  private static final Duration LIFETIME = Duration.ofSeconds(8);

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private static HookswitchConfig config() {
    HookswitchConfig usual = AccessMatrixIT.config(LoginConfig.DEFAULT, List.of());
    HttpConfig http = usual.http();
    TokenConfig tokens = http.tokens();
    EventBusConfig bridge = EventBusConfig.DEFAULT;
    return usual.with(
      new HttpConfig(
        http.host(),
        http.port(),
        http.bodyLimitBytes(),
        http.maxDepth(),
        http.requestTimeout(),
        http.sessionTimeout(),
        http.secureCookies(),
        http.csrf(),
        http.cors(),
        http.nodes(),
        http.trustedProxies(),
        http.login(),
        new TokenConfig(
          tokens.secretFile(),
          tokens.publicKeyFile(),
          tokens.jwksUrl(),
          tokens.algorithms(),
          tokens.issuer(),
          tokens.audience(),
          tokens.userClaim(),
          tokens.tenantClaim(),
          Duration.ZERO,
          tokens.refresh(),
          true,
          LIFETIME
        )
      ),
      new EventBusConfig(
        Duration.ofMillis(200),
        bridge.pingTimeout(),
        bridge.maxFrameBytes(),
        bridge.maxQueue(),
        bridge.maxQueueBytes(),
        bridge.frameRate(),
        bridge.frameBurst(),
        bridge.requests(),
        bridge.feeds(),
        bridge.socketsPerUser()
      )
    );
  }

  private static String token(String user) {
    return GATEWAY.nobody()
      .post("/api/v1/login/", new JsonObject().put("username", user).put("password", Agent.PASSWORD).encode())
      .expect(200)
      .body()
      .getString("access_token");
  }

  private static JsonObject auth(BridgeSocket socket, String token) {
    return socket.ask("hookswitch.auth", new JsonObject().put("token", token), new JsonObject());
  }

  private static JsonObject me(BridgeSocket socket) {
    return socket.ask("genesysGetMe", new JsonObject());
  }

  @Test
  void aTokenIsGoodUntilItIsOverAndNoLonger() {
    try (BridgeSocket agent = BridgeSocket.stranger(GATEWAY.uri())) {
      assertThat(auth(agent, token("colleague")).getJsonObject("body").getString("userName")).isEqualTo("colleague");
      assertThat(me(agent).getJsonObject("body").getJsonObject("user").getString("userName")).isEqualTo("colleague");
      assertThat(agent.error().getJsonObject("body").getString("advice")).isEqualTo("login");
      assertThat(agent.closed()).isEqualTo(4001);
    }
  }

  @Test
  void aFrameMayBringTheTokenAndWhatFollowsItIsServed() {
    try (BridgeSocket agent = BridgeSocket.stranger(GATEWAY.uri())) {
      JsonObject bearer = new JsonObject().put("Authorization", "Bearer " + token("colleague"));
      agent.register("hookswitch.me", bearer);
      // Not read before it is known who sends it.
      agent.register("hookswitch.me.calls");
      assertThat(agent.next("hookswitch.me").getString("type")).isEqualTo("rec");
      assertThat(agent.next("hookswitch.me.calls").getString("type")).isEqualTo("rec");
    }
  }

  @Test
  void anotherUsersTokenIsRefusedAndChangesNothing() {
    try (BridgeSocket agent = BridgeSocket.of(GATEWAY.uri(), "colleague")) {
      JsonObject refused = auth(agent, token("neighbour"));
      assertThat(refused.getInteger("failureCode")).isEqualTo(403);
      assertThat(refused.getString("message")).isEqualTo("token: is another user's than this socket");
      assertThat(me(agent).getJsonObject("body").getJsonObject("user").getString("userName")).isEqualTo("colleague");
    }
  }

  @Test
  void operatorsNeedATokenForWhatIsTheirs() {
    try (
      BridgeSocket token = BridgeSocket.stranger(GATEWAY.uri());
      BridgeSocket session = BridgeSocket.of(GATEWAY.uri(), "operator");
      BridgeSocket agent = BridgeSocket.stranger(GATEWAY.uri())
    ) {
      auth(token, token("operator"));
      JsonObject nodes = token.ask("opsListNodes", new JsonObject());
      assertThat(nodes.getString("type")).isEqualTo("rec");
      assertThat(nodes.getJsonObject("body").getJsonArray("nodes")).hasSize(1);
      assertThat(session.ask("opsListNodes", new JsonObject()).getInteger("failureCode")).isEqualTo(403);
      auth(agent, token("tenantadmin"));
      assertThat(agent.ask("opsListNodes", new JsonObject()).getInteger("failureCode")).isEqualTo(403);
    }
  }
}
