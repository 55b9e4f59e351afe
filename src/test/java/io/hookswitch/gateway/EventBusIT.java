package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls by the event-bus bridge: the same commands, answers and news as over HTTP and CometD. */
class EventBusIT {

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private static final String CALLS = "hookswitch.me.calls";

  @Test
  void aCallIsMadeSeenRefusedAndEnded() {
    try (
      BridgeSocket caller = BridgeSocket.of(GATEWAY.uri(), "agent1");
      BridgeSocket called = BridgeSocket.of(GATEWAY.uri(), "agent2")
    ) {
      caller.register(CALLS);
      called.register(CALLS);
      assertThat(caller.next(CALLS).getJsonObject("body").getBoolean("recovered")).isFalse();
      called.next(CALLS);
      JsonObject dial = new JsonObject()
        .put("operationName", "Dial")
        .put("destination", new JsonObject().put("phoneNumber", "15002"));
      JsonObject device = new JsonObject().put("id", GatewayHarness.device("agent1"));
      JsonObject dialled = caller.ask("hookswitch.do.genesysDial", dial, device);
      assertThat(dialled.getJsonObject("body")).isEqualTo(new JsonObject().put("statusCode", 0));
      assertThat(dialled.getJsonObject("headers").getString("status")).isEqualTo("200");
      JsonObject ringing = called.next(CALLS).getJsonObject("body");
      assertThat(ringing.getString("messageType")).isEqualTo("CallStateChangeMessage");
      JsonObject call = ringing.getJsonObject("call");
      assertThat(call.getString("state")).isEqualTo("Ringing");
      JsonObject id = new JsonObject().put("id", call.getString("id"));
      JsonObject refused = called.ask("hookswitch.do.genesysOperateCall", operation("Hold"), id);
      assertThat(refused.getString("type")).isEqualTo("err");
      assertThat(refused.getInteger("failureCode")).isEqualTo(409);
      assertThat(refused.getString("message")).startsWith("Hold is not possible while the call is Ringing; allowed: ");
      JsonObject why = refused.getJsonObject("body").getJsonObject("refusal");
      assertThat(why.getString("operation")).isEqualTo("Hold");
      assertThat(why.getString("state")).isEqualTo("Ringing");
      assertThat(why.getJsonArray("allowed")).isEqualTo(call.getJsonArray("capabilities"));
      assertThat(why.getJsonArray("rules")).isInstanceOf(JsonArray.class);
      JsonObject rejected = called.ask("hookswitch.do.genesysOperateCall", operation("ClearCall"), id);
      assertThat(rejected.getString("type")).isEqualTo("rec");
      assertThat(called.next(CALLS).getJsonObject("body").getJsonObject("call").getString("state")).isEqualTo(
        "Released"
      );
    }
  }

  @Test
  void aRequestThatTheContractDoesNotAllowIsRefusedAsOverHttp() {
    try (BridgeSocket agent = BridgeSocket.of(GATEWAY.uri(), "agent1")) {
      JsonObject device = new JsonObject().put("id", GatewayHarness.device("agent1"));
      String dial = "{\"operationName\":\"Dial\",\"destination\":{\"phoneNumber\":15002}}";
      JsonObject refused = agent.ask("hookswitch.do.genesysDial", new JsonObject(dial), device);
      Answer http = GATEWAY.agent("agent1").dialling(dial).expect(400);
      assertThat(refused.getJsonObject("body")).isEqualTo(http.body());
      assertThat(refused.getInteger("failureCode")).isEqualTo(400);
      JsonObject unknown = new JsonObject().put("id", "0AJH10BUC0000FH5MHJ13RCT6GFK0709");
      JsonObject missing = agent.ask("hookswitch.do.genesysOperateCall", operation("Hold"), unknown);
      assertThat(missing.getInteger("failureCode")).isEqualTo(404);
      JsonObject tooLong = new JsonObject().put("id", "x".repeat(100));
      assertThat(
        agent.ask("hookswitch.do.genesysGetCall", new JsonObject(), tooLong).getInteger("failureCode")
      ).isEqualTo(
        GATEWAY.user("agent1")
          .get("/api/v2/me/calls/" + "x".repeat(100))
          .status()
      );
    }
  }

  @Test
  void aStateNamesItsPlaceAndAFeedGoesOnFromThere() {
    try (BridgeSocket agent = BridgeSocket.of(GATEWAY.uri(), "supervisor1")) {
      JsonObject me = agent.ask(
        "hookswitch.do.genesysGetMe",
        new JsonObject(),
        new JsonObject().put("subresources", "*")
      );
      assertThat(me.getJsonObject("body").getJsonObject("user").getString("userName")).isEqualTo("supervisor1");
      JsonObject headers = me.getJsonObject("headers");
      JsonObject place = new JsonObject()
        .put("epoch", headers.getString("X-Hookswitch-Epoch"))
        .put("offset", headers.getString("X-Hookswitch-Offset"));
      agent.register("hookswitch.me", place);
      JsonObject subscribed = agent.next("hookswitch.me");
      assertThat(subscribed.getJsonObject("body").getString("messageType")).isEqualTo("Subscribed");
      JsonObject device = new JsonObject().put("id", GatewayHarness.device("supervisor1"));
      assertThat(
        agent.ask("hookswitch.do.genesysOperateDevice", operation("DoNotDisturbOn"), device).getString("type")
      ).isEqualTo("rec");
      JsonObject news = agent.next("hookswitch.me");
      assertThat(news.getJsonObject("body").getString("messageType")).isEqualTo("DeviceStateChangeMessage");
      assertThat(news.getJsonObject("headers").getString("topic")).isEqualTo("/v2/me/devices");
      agent.ask("hookswitch.do.genesysOperateDevice", operation("DoNotDisturbOff"), device);
      agent.next("hookswitch.me");
      JsonObject seen = news.getJsonObject("headers");
      try (BridgeSocket again = BridgeSocket.of(GATEWAY.uri(), "supervisor1")) {
        again.register("hookswitch.me", seen);
        assertThat(again.next("hookswitch.me").getJsonObject("body").getBoolean("recovered")).isTrue();
        JsonObject missed = again.next("hookswitch.me");
        assertThat(Long.parseLong(missed.getJsonObject("headers").getString("offset"))).isEqualTo(
          Long.parseLong(seen.getString("offset")) + 1
        );
      }
    }
  }

  @Test
  void aLogoutClosesTheSocketsOfTheSession() {
    Answer login = GATEWAY.user("agent2").get("/api/v2/me").expect(200);
    String cookie = login.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    try (
      BridgeSocket mine = BridgeSocket.with(GATEWAY.uri(), Map.of("Cookie", cookie));
      BridgeSocket other = BridgeSocket.of(GATEWAY.uri(), "agent2")
    ) {
      assertThat(mine.ask("genesysGetVersion", new JsonObject()).getString("type")).isEqualTo("rec");
      GATEWAY.nobody()
        .with("Cookie", cookie)
        .post("/api/v2/me", "{\"operationName\":\"EndContactCenterSession\"}")
        .expect(200);
      JsonObject farewell = mine.error();
      assertThat(farewell.getJsonObject("body").getString("advice")).isEqualTo("login");
      assertThat(mine.closed()).isEqualTo(4001);
      assertThat(other.ask("genesysGetVersion", new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  private static JsonObject operation(String name) {
    return new JsonObject().put("operationName", name);
  }
}
