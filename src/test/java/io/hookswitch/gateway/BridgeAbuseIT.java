package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who breaks a bound of the bridge loses its own socket, told before why, and nobody else notices. */
class BridgeAbuseIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

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
