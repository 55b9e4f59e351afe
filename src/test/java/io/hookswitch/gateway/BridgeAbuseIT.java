package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.EventBusConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.LimitsConfig;
import io.vertx.core.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who breaks a bound of the bridge loses its own socket, told before why, and nobody else notices. */
class BridgeAbuseIT {

  /** So many frames may wait for a client that does not read; of a replay, half as many. */
  private static final int MOST_WAITING = 64;
  /** What the gateway lets nobody send, far above what it has room for. */
  private static final String FIVE_MEGABYTES = "{\"type\":\"ping\",\"x\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private static HookswitchConfig config() {
    EventBusConfig bridge = EventBusConfig.DEFAULT;
    LimitsConfig limits = LimitsConfig.DEFAULT;
    return GatewayHarness.config(Path.of("rules")).with(
      new EventBusConfig(
        bridge.heartbeat(),
        bridge.pingTimeout(),
        bridge.maxFrameBytes(),
        MOST_WAITING,
        bridge.maxQueueBytes(),
        bridge.frameRate(),
        bridge.frameBurst(),
        bridge.requests(),
        bridge.feeds(),
        bridge.socketsPerUser()
      ),
      new LimitsConfig(
        0, // events come faster than a user may command
        limits.userBurst(),
        limits.tenantRate(),
        limits.tenantBurst(),
        limits.requests(),
        limits.connections(),
        limits.callAsks(),
        limits.nodeAsks(),
        limits.late()
      )
    );
  }

  private BridgeSocket neighbour;

  @BeforeEach
  void aNeighbourOfTheSameUser() {
    neighbour = BridgeSocket.of(GATEWAY.uri(), "agent2");
    neighbour.register("hookswitch.me");
    neighbour.await("hookswitch.me", "Subscribed");
  }

  @AfterEach
  void theNeighbourHasNotNoticed() {
    assertThat(neighbour.ask("genesysGetVersion", new JsonObject()).getString("type")).isEqualTo("rec");
    assertThat(neighbour.rest()).isEmpty();
    neighbour.close();
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "hello",
      "{",
      "[]",
      "\"ping\"",
      "null",
      "{}",
      "{\"type\":7}",
      "{\"type\":\"sing\",\"address\":\"hookswitch.me\"}",
      "{\"type\":\"register\"}",
      "{\"type\":\"register\",\"address\":{}}",
      "{\"type\":\"register\",\"address\":\"hookswitch.me\",\"headers\":[]}",
      "{\"type\":\"register\",\"address\":\"hookswitch.me\",\"headers\":{\"epoch\":{}}}",
      "{\"type\":\"register\",\"address\":\"hookswitch.me\",\"headers\":{\"epoch\":\"1\"}}",
      "{\"type\":\"register\",\"address\":\"hookswitch.me\",\"headers\":{\"epoch\":\"1\",\"offset\":\"-1\"}}",
      "{\"type\":\"register\",\"address\":\"hookswitch.me\",\"headers\":{\"epoch\":\"1\",\"offset\":\"99999999999999999999\"}}",
      "{\"type\":\"send\",\"address\":\"hookswitch.do.genesysGetMe\",\"replyAddress\":\"a b\"}",
      "{\"type\":\"send\",\"address\":\"hookswitch.do.genesysGetMe\",\"replyAddress\":5}",
      "DEEP",
      "LONG ADDRESS",
      "MANY HEADERS",
    }
  )
  void aFrameThatIsNoneClosesItsSocket(String frame) {
    try (BridgeSocket bad = BridgeSocket.of(GATEWAY.uri(), "agent2")) {
      bad.say(
        switch (frame) {
          case "DEEP" -> "{\"type\":\"send\",\"address\":\"x\",\"body\":" + "[".repeat(40) + "]".repeat(40) + "}";
          case "LONG ADDRESS" -> "{\"type\":\"register\",\"address\":\"" + "a".repeat(201) + "\"}";
          case "MANY HEADERS" -> manyHeaders();
          default -> frame;
        }
      );
      assertThat(bad.error().getInteger("failureCode")).isEqualTo(400);
      assertThat(bad.error().getJsonObject("body").getString("advice")).isEqualTo("stop");
      assertThat(bad.closed()).isEqualTo(4003);
    }
  }

  private static String manyHeaders() {
    JsonObject headers = new JsonObject();
    for (int i = 0; i < 33; i++) headers.put("h" + i, "v");
    return new JsonObject().put("type", "register").put("address", "hookswitch.me").put("headers", headers).encode();
  }

  @Test
  void aFloodClosesItsSocket() {
    try (BridgeSocket flood = BridgeSocket.of(GATEWAY.uri(), "agent2")) {
      for (int i = 0; i < 1000 && flood.isOpen(); i++) {
        if (!flood.trySay("{\"type\":\"ping\"}")) break;
      }
      assertThat(flood.closed()).isEqualTo(4002);
    }
  }

  @Test
  void aFrameThatIsTooLargeClosesItsSocket() {
    try (BridgeSocket large = BridgeSocket.of(GATEWAY.uri(), "agent2")) {
      large.say("{\"type\":\"ping\",\"x\":\"" + "x".repeat(70_000) + "\"}");
      assertThat(large.closed()).isIn(4004, 1009);
    }
  }

  @ParameterizedTest(name = "{0} bytes, {1} at once")
  @CsvSource({ "200000, 8388608", "200000, 16384", "5242880, 16384" })
  void moreThanAFrameMayHaveClosesItsSocketWithAReason(int bytes, int piece) {
    try (SlowSocket large = new SlowSocket(GATEWAY.uri(), "/eventbus/websocket", "agent2", piece)) {
      large.say("{\"type\":\"ping\",\"x\":\"" + "x".repeat(bytes) + "\"}");
      assertThat(large.closed()).isEqualTo(4004);
      assertThat(large.reason()).isEqualTo("a frame that is too large");
    }
  }

  @Test
  void itDoesSoToSockJSClients() {
    try (SlowSocket large = new SlowSocket(GATEWAY.uri(), "/eventbus/000/abc/websocket", "agent2", 16384)) {
      large.say("[\"{\\\"type\\\":\\\"ping\\\",\\\"x\\\":\\\"" + "x".repeat(200_000) + "\\\"}\"]");
      assertThat(large.closed()).as("SockJS tells its codes in frames").isEqualTo(1000);
      assertThat(large.said()).anyMatch(text -> text.startsWith("a[") && text.contains("a frame that is too large"));
    }
  }

  /** A client that has more to send than the lines hold may see the end of the connection before it sees the reason. */
  @ParameterizedTest
  @ValueSource(strings = { "/eventbus/websocket", "/eventbus/000/abc/websocket" })
  void aFrameOfFiveMegabytesClosesItsSocket(String path) {
    try (SlowSocket large = new SlowSocket(GATEWAY.uri(), path, "agent2", FIVE_MEGABYTES.length())) {
      large.say(FIVE_MEGABYTES);
      assertThat(large.closed()).isIn(4004, 1006);
    }
  }

  @Test
  void whoReadsNothingIsCutOffAndToldWhenItComesBack() {
    Agent agent = GATEWAY.agent("agent1");
    String call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    JsonObject place;
    int said = 0;
    try (
      BridgeSocket reads = BridgeSocket.of(GATEWAY.uri(), "agent1");
      StuckSocket stuck = new StuckSocket(GATEWAY.uri(), "agent1")
    ) {
      reads.register("hookswitch.me.calls");
      reads.await("hookswitch.me.calls", "Subscribed");
      stuck.say("{\"type\":\"register\",\"address\":\"hookswitch.me.calls\"}");
      place = stuck.heard().getJsonObject("headers");
      // What fits into the buffers of two TCP ends is unknown, but finite.
      for (int waiting = 0; waiting >= 0; waiting = waitingFor("agent1")) {
        assertThat(waiting).as("frames that wait, after %d events", said).isLessThanOrEqualTo(MOST_WAITING);
        assertThat(said).as("events that the gateway keeps for somebody who does not read").isLessThan(1000);
        for (int i = 0; i < 20; i++) happens(agent, call, reads, ++said);
      }
      // What is on its way can be read, and then it ends.
      for (JsonObject late = stuck.heard(); late != null; late = stuck.heard()) {
        assertThat(late.getString("address")).isEqualTo("hookswitch.me.calls");
      }
      happens(agent, call, reads, ++said);
    }
    try (BridgeSocket back = BridgeSocket.of(GATEWAY.uri(), "agent1")) {
      back.register("hookswitch.me.calls", place);
      JsonObject subscribed = back.next("hookswitch.me.calls").getJsonObject("body");
      assertThat(subscribed.getBoolean("recovered")).as("recovered, after %d events", said).isFalse();
      happens(agent, call, back, ++said);
    }
    agent.does(call, "Hangup");
  }

  /** An event as large as they become, which somebody who reads is told of. */
  private static void happens(Agent agent, String call, BridgeSocket reads, int number) {
    JsonObject data = new JsonObject().put("n", number).put("x", "x".repeat(15_000));
    JsonObject body = new JsonObject().put("operationName", "UpdateUserData").put("userData", data);
    agent.operate(call, body).expect(200);
    JsonObject told = reads.next("hookswitch.me.calls").getJsonObject("body").getJsonObject("call");
    assertThat(told.getJsonObject("userData").getInteger("n")).isEqualTo(number);
  }

  /** Frames that wait for the socket that is furthest behind; -1 when the user has but one. */
  private static int waitingFor(String user) {
    List<JsonObject> sockets = Agent.objects(
      GATEWAY.user("operator1").get("/ops/subscribers").expect(200).list("subscribers")
    )
      .stream()
      .filter(one -> one.getString("user").startsWith(user + "@"))
      .toList();
    return sockets.size() < 2 ? -1 : sockets.getFirst().getInteger("waiting");
  }

  @Test
  void aStrangerMayDoNothingButLogIn() {
    try (BridgeSocket stranger = BridgeSocket.stranger(GATEWAY.uri())) {
      JsonObject refused = stranger.ask("genesysGetMe", new JsonObject());
      assertThat(refused.getInteger("failureCode")).isEqualTo(403);
      assertThat(refused.getJsonObject("body").getInteger("statusCode")).isEqualTo(20);
      stranger.register("hookswitch.me");
      assertThat(stranger.next("hookswitch.me").getString("type")).isEqualTo("err");
      JsonObject forged = new JsonObject().put("token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZ2VudDEifQ.");
      assertThat(stranger.ask("hookswitch.auth", forged, new JsonObject()).getString("type")).isEqualTo("err");
      JsonObject header = new JsonObject().put("Authorization", "Bearer nonsense");
      JsonObject asked = stranger.ask("hookswitch.do.genesysGetMe", new JsonObject(), header);
      assertThat(asked.getString("type")).isEqualTo("err");
      // Nobody in particular after the time that a request may take.
      assertThat(stranger.closed()).isEqualTo(4001);
    }
  }

  @Test
  void aPageOfAnotherOriginGetsNoSocket() {
    for (String origin : new String[] { "http://evil.example", "null", "http://127.0.0.1:1" }) {
      Map<String, String> headers = Map.of("Authorization", BridgeSocket.basic("agent2"), "Origin", origin);
      assertThatThrownBy(() -> BridgeSocket.with(GATEWAY.uri(), headers))
        .as(origin)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused ->
          assertThat(refused.getResponse().statusCode()).isEqualTo(403)
        );
    }
    Map<String, String> own = Map.of("Authorization", BridgeSocket.basic("agent2"), "Origin", GATEWAY.uri().toString());
    try (BridgeSocket page = BridgeSocket.with(GATEWAY.uri(), own)) {
      assertThat(page.ask("genesysGetVersion", new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  @Test
  void aWrongPasswordGetsNoSocketAndTheOtherTransportsAreOff() {
    assertThatThrownBy(() -> BridgeSocket.with(GATEWAY.uri(), Map.of("Authorization", "Basic YWdlbnQyOndyb25n")))
      .cause()
      .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused ->
        assertThat(refused.getResponse().statusCode()).isEqualTo(403)
      );
    for (String path : new String[] {
      "/eventbus",
      "/eventbus/",
      "/eventbus/iframe.html",
      "/eventbus/iframe-1.html",
      "/eventbus/chunking_test",
      "/eventbus/000/abc/xhr",
      "/eventbus/000/abc/xhr_streaming",
      "/eventbus/000/abc/xhr_send",
      "/eventbus/000/abc/jsonp",
      "/eventbus/000/abc/jsonp_send",
      "/eventbus/000/abc/eventsource",
      "/eventbus/000/abc/htmlfile",
    }) {
      for (String method : new String[] { "GET", "POST" }) {
        assertThat(GATEWAY.user("agent2").send(method, path, "").status())
          .as(method + " " + path)
          .isEqualTo(404);
      }
    }
    assertThat(GATEWAY.nobody().get("/eventbus/websocket").status()).isEqualTo(400);
  }

  @Test
  void requestsOfASocketAreBounded() {
    try (BridgeSocket busy = BridgeSocket.of(GATEWAY.uri(), "agent2")) {
      JsonObject body = new JsonObject().put("operationName", "Hold");
      assertThat(busy.ask("hookswitch.do.genesysGetMe", body, new JsonObject()).getString("type")).isEqualTo("rec");
      busy.say("{\"type\":\"send\",\"address\":\"hookswitch.do.genesysGetMe\",\"body\":[1],\"replyAddress\":\"list\"}");
      JsonObject refused = busy.await("the answer", frame -> "list".equals(frame.getString("address")));
      assertThat(refused.getString("message")).isEqualTo("body: expected an object");
      busy.register("hookswitch.me");
      busy.await("hookswitch.me", "Subscribed");
      busy.register("hookswitch.me");
      assertThat(busy.next("hookswitch.me").getString("message")).isEqualTo("address: is registered already");
    }
  }
}
