package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.LimitsConfig;
import io.hookswitch.config.PushConfig;
import io.hookswitch.push.cometd.JsClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two clients of the bridge that the Vert.x project has published, and the library, at two nodes of one gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BridgeClientsIT {

  private static final String FEED = "hookswitch.me.calls";
  private static final int ROUNDS = 9;
  private static final int EVENTS = 8;
  /** More than a client is behind in a round, and few enough to lose some on purpose. */
  private static final int KEPT = 40;

  private static final HookswitchConfig CONFIG = config();

  @RegisterExtension
  static final GatewayHarness ONE = new GatewayHarness(CONFIG);

  @RegisterExtension
  static final GatewayHarness OTHER = new GatewayHarness(CONFIG);

  private static HookswitchConfig config() {
    LimitsConfig limits = LimitsConfig.DEFAULT;
    PushConfig push = PushConfig.DEFAULT;
    return GatewayHarness.clustered("bridge-" + UUID.randomUUID()).with(
      new PushConfig(KEPT, push.keepFor(), push.backlog()),
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

  private static JsClient client(String version, String user, int port) {
    String url = "http://127.0.0.1:" + port + "/eventbus";
    JsClient client = JsClient.bridge(version, url, "Authorization: " + BridgeSocket.basic(user));
    client.await("open");
    return client;
  }

  @ParameterizedTest(name = "client of Vert.x {0}")
  @CsvSource({ "5, agent1", "3, agent2" })
  void itCommandsHearsAndIsRefused(String version, String user) {
    try (JsClient client = client(version, user, ONE.port())) {
      register(client, FEED);
      assertThat(subscribed(client)).as("recovered, of a client that has been nowhere").isFalse();
      JsonObject dial = operation("Dial").put("destination", new JsonObject().put("phoneNumber", "9165550104"));
      JsonObject device = new JsonObject().put("id", GatewayHarness.device(user));
      assertThat(ask(client, "hookswitch.do.genesysDial", device, dial).getJsonObject("body")).isEqualTo(
        new JsonObject().put("statusCode", 0)
      );
      String call = call(client, "Established").getString("id");
      JsonObject id = new JsonObject().put("id", call);
      JsonObject refusal = ask(client, "hookswitch.do.genesysOperateCall", id, operation("Retrieve"));
      assertThat(refusal.getJsonObject("error").getInteger("failureCode")).isEqualTo(409);
      assertThat(refusal.getJsonObject("error").getString("message")).startsWith(
        "Retrieve is not possible while the call is Established"
      );
      for (String address : List.of("hookswitch.users.supervisor1.calls", "hookswitch.stream", "__vertx.subs")) {
        register(client, address);
        JsonObject refused = client.await("refused", found -> found.getString("address").equals(address));
        assertThat(refused.getInteger("failureCode")).as(address).isEqualTo(403);
        JsonObject answer = ask(client, address, new JsonObject(), new JsonObject());
        assertThat(answer.getJsonObject("error").getInteger("failureCode")).as(address).isEqualTo(403);
      }
      client.tell(new JsonObject().put("do", "publish").put("address", FEED).put("body", new JsonObject()));
      assertThat(client.await("error").getJsonObject("frame").getInteger("failureCode")).isEqualTo(403);
      ask(client, "hookswitch.do.genesysOperateCall", id, operation("Hangup"));
      call(client, "Released");
      ONE.agent(user).awaitGone(call);
      assertThat(client.saw("closed")).as("the line broke").isFalse();
    }
  }

  @ParameterizedTest(name = "client of Vert.x {0}")
  @CsvSource({ "5, agent1", "3, agent2" })
  void itIsToldWhyItsSocketIsClosed(String version, String user) {
    try (JsClient client = client(version, user, ONE.port())) {
      client.tell(new JsonObject().put("do", "raw").put("text", "{\"type\":\"sing\",\"address\":\"x\"}"));
      JsonObject wrong = client.await("error").getJsonObject("frame");
      assertThat(wrong.getString("message")).isEqualTo("type: expected ping, register, unregister, send or publish");
      JsonObject farewell = client.await("error").getJsonObject("frame");
      Frames.check(farewell);
      assertThat(farewell.getInteger("failureCode")).isEqualTo(4003);
      assertThat(farewell.getJsonObject("body").getString("advice")).isEqualTo("stop");
      client.await("closed");
      client.await("open"); // it does not listen to advice
    }
  }

  @ParameterizedTest(name = "client of Vert.x {0}")
  @CsvSource({ "5, agent1", "3, agent2" })
  void itComesBackToEitherNodeAndMissesNothing(String version, String user) throws IOException {
    Agent agent = OTHER.agent(user);
    String call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    try (CuttableLine line = new CuttableLine(ONE.port()); JsClient client = client(version, user, line.port())) {
      register(client, FEED);
      subscribed(client);
      int applied = 0;
      for (int round = 0; round < ROUNDS; round++) {
        switch (round % 3) {
          case 0 -> line.reset();
          case 1 -> line.moveTo(OTHER.port());
          default -> line.moveTo(ONE.port());
        }
        happens(agent, call, applied + 1, EVENTS);
        assertThat(subscribed(client)).as("recovered, in round %d", round).isTrue();
        // Cut off again while half of what was missed is on its way.
        int most = (round + 1) * EVENTS - (round % 2 == 0 ? EVENTS / 2 : 0);
        while (applied < most) applied = apply(client, applied);
        if (round % 2 == 0) {
          line.reset();
          assertThat(subscribed(client)).as("recovered, once more in round %d", round).isTrue();
          while (applied < (round + 1) * EVENTS) applied = apply(client, applied);
        }
      }

      line.away();
      client.await("closed");
      happens(agent, call, applied + 1, KEPT + 1);
      line.back();
      assertThat(subscribed(client)).as("recovered, of more than is kept").isFalse();
      JsonObject state = ask(
        client,
        "hookswitch.do.genesysGetCall",
        new JsonObject().put("id", call),
        new JsonObject()
      );
      applied += KEPT + 1;
      assertThat(state.getJsonObject("body").getJsonObject("call").getJsonObject("userData").getInteger("n")).isEqualTo(
        applied
      );
      happens(agent, call, applied + 1, 1);
      assertThat(apply(client, applied))
        .as("goes on after what it has read anew")
        .isEqualTo(applied + 1);
      agent.does(call, "Hangup");
      agent.awaitGone(call);
    }
  }

  /** The last, since it stops a node. */
  @Test
  @Order(Integer.MAX_VALUE)
  void theLibraryGoesOnAtTheOtherNodeAndDoesACommandOnce() {
    try (JsClient client = JsClient.library("agent1", OTHER.uri().toString(), ONE.uri().toString())) {
      assertThat(client.await("ready").getString("node")).isEqualTo(OTHER.uri().toString());
      client.tell(new JsonObject().put("do", "dial").put("number", "9165550104"));
      JsonObject call = client.await("call", news -> "Established".equals(news.getString("state")));
      stop(OTHER);
      // Asked for while nobody answers: it is done when the library is at the other node.
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hold"));
      assertThat(client.await("connection", news -> "reconnecting".equals(news.getString("state")))).isNotNull();
      assertThat(
        client.await("connection", news -> "connected".equals(news.getString("state"))).getString("detail")
      ).isEqualTo(ONE.uri().toString());
      client.await("done");
      client.await("call", news -> "Held".equals(news.getString("state")));
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hold"));
      JsonObject refused = client.await("failed");
      assertThat(refused.getString("name")).isEqualTo("RefusedError");
      assertThat(refused.getString("state")).isEqualTo("Held");
      assertThat(client.saw("resync")).as("all read anew, though nothing was lost").isFalse();
      assertThat(ONE.agent("agent1").see(call.getString("id")).getString("state")).isEqualTo("Held");
      client.tell(new JsonObject().put("do", "perform").put("operation", "Hangup"));
      client.await("call", news -> "Released".equals(news.getString("state")));
    }
  }

  private static void stop(GatewayHarness node) {
    node.close();
  }

  private static void happens(Agent agent, String call, int first, int times) {
    for (int n = first; n < first + times; n++) {
      JsonObject data = new JsonObject().put("n", n);
      agent.operate(call, operation("UpdateUserData").put("userData", data)).expect(200);
    }
  }

  /** What a client was told, once it is known to be in the contract. */
  private static JsonObject body(JsonObject told) {
    if (told.containsKey("frame")) Frames.check(told.getJsonObject("frame"));
    return told.getJsonObject("body");
  }

  /** The next event of the calls' data: in order and once. @return its number */
  private static int apply(JsClient client, int applied) {
    JsonObject body = client
      .await("message", found -> {
        JsonObject said = body(found);
        if ("Gap".equals(said.getString("messageType"))) throw new AssertionError("a gap after " + applied);
        return "AttachedDataChanged".equals(said.getString("notificationType"));
      })
      .getJsonObject("body");
    assertThat(body.getJsonObject("call").getJsonObject("userData").getInteger("n")).isEqualTo(applied + 1);
    return applied + 1;
  }

  private static void register(JsClient client, String address) {
    client.tell(new JsonObject().put("do", "register").put("address", address));
  }

  private static boolean subscribed(JsClient client) {
    return client
      .await("message", found -> "Subscribed".equals(body(found).getString("messageType")))
      .getJsonObject("body")
      .getBoolean("recovered");
  }

  private static JsonObject call(JsClient client, String state) {
    return client
      .await("message", found -> {
        JsonObject call = body(found).getJsonObject("call");
        return call != null && state.equals(call.getString("state"));
      })
      .getJsonObject("body")
      .getJsonObject("call");
  }

  private static JsonObject ask(JsClient client, String address, JsonObject headers, JsonObject body) {
    client.tell(new JsonObject().put("do", "send").put("address", address).put("headers", headers).put("body", body));
    JsonObject answer = client.await("answer");
    body(answer);
    return answer;
  }

  private static JsonObject operation(String name) {
    return new JsonObject().put("operationName", name);
  }
}
