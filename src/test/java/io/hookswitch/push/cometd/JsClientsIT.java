package io.hookswitch.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.config.CometDConfig;
import io.hookswitch.north.Counter;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The official JavaScript clients, of today and of the desktops, work unchanged over both transports. */
@ParameterizedClass
@CsvSource({ "9, long-polling", "9, websocket", "3, long-polling", "3, websocket" })
class JsClientsIT {

  private static final CometDConfig CONFIG = new CometDConfig(
    Duration.ofMillis(700),
    Duration.ofSeconds(15),
    1000,
    64 * 1024,
    4,
    16
  );
  private static final String CALLS = "/v2/me/calls";
  private static final String DEVICES = "/v2/me/devices";
  private static final int TURNS = 400;

  private final String version;
  private final String transport;
  private final Counter counter = new Counter();
  private Counter.Desk desk;
  private JsClient client;

  JsClientsIT(String version, String transport) {
    this.version = version;
    this.transport = transport;
  }

  @BeforeEach
  void open() {
    desk = counter.open(CONFIG);
    client = client(Counter.basic("agent1", "hookswitch"));
  }

  @AfterEach
  void close() {
    client.close();
    counter.close();
  }

  private JsClient client(String credential) {
    return new JsClient(version, transport, desk.url(), credential);
  }

  private List<Integer> numbers(JsClient of, int count) {
    return IntStream.range(0, count)
      .mapToObj(i -> of.number())
      .toList();
  }

  @Test
  void aStrangerIsNotLetIn() {
    try (JsClient stranger = client(Counter.basic("agent1", "wrong"))) {
      assertThat(stranger.handshake().getBoolean("successful")).isFalse();
      assertThat(desk.server().sessions()).isZero();
    }
  }

  @Test
  void itUsesTheTransportItWasToldTo() {
    JsonObject handshake = client.handshake();
    assertThat(handshake.getBoolean("successful")).isTrue();
    assertThat(handshake.getString("transport")).isEqualTo(transport);
    assertThat(desk.server().sessions()).isEqualTo(1);
  }

  @Test
  void ownTopicsAreOpenAndAllOthersAreNot() {
    client.handshake();
    for (String own : List.of(
      CALLS,
      DEVICES,
      "/v2/me",
      "/v2/me/*",
      "/v2/me/**",
      "/**",
      "/*",
      "/notifications/services"
    )) {
      client.tell("try", own);
      assertThat(client.await("subscribed").getBoolean("successful")).as(own).isTrue();
    }
    for (String other : List.of("/v2/users/agent2/calls", "/v2/agent2", "/v2/me/secrets", "/v2/users/**", "/other")) {
      client.tell("try", other);
      JsonObject reply = client.await("subscribed");
      assertThat(reply.getBoolean("successful")).as(other).isFalse();
      assertThat(reply.getString("error")).isEqualTo("403:subscription:subscribe_denied");
    }
  }

  @Test
  void nobodyPublishes() {
    client.handshake();
    client.subscribe(CALLS);
    for (String topic : List.of(CALLS, "/new/channel", "/service/x")) {
      client.tell("publish", topic);
      JsonObject reply = client.await("published");
      assertThat(reply.getBoolean("successful")).as(topic).isFalse();
      assertThat(reply.getString("error")).startsWith("403:");
    }
    counter.say("agent1", CALLS, 7);
    assertThat(client.number()).isEqualTo(7);
  }

  @Test
  void allSessionsOfAUserHearItAndNobodyElse() {
    try (JsClient tab = client(counter.cookie("agent1")); JsClient other = client(counter.cookie("agent2"))) {
      for (JsClient one : List.of(client, tab, other)) {
        one.handshake();
        one.subscribe(CALLS);
      }
      counter.say("agent1", CALLS, 1);
      counter.say("agent2", CALLS, 2);
      assertThat(client.number()).isEqualTo(1);
      assertThat(tab.number()).isEqualTo(1);
      assertThat(other.number()).isEqualTo(2);
      counter.say("agent1", CALLS, 3);
      assertThat(client.number()).isEqualTo(3);
      assertThat(other.saw("message")).isFalse();
    }
  }

  @Test
  void aHundredArriveInOrderWithTheirPlaces() {
    client.handshake();
    client.subscribe(CALLS);
    IntStream.rangeClosed(1, 100).forEach(n -> counter.say("agent1", CALLS, n));
    for (int n = 1; n <= 100; n++) {
      JsonObject message = client.message();
      assertThat(message.getJsonObject("data").getInteger("n")).isEqualTo(n);
      assertThat(message.getJsonObject("ext").getInteger("offset")).isEqualTo(n);
      assertThat(message.getJsonObject("data").getString("text")).isEqualTo("größer ☎");
      assertThat(message.getJsonObject("data").getString("url")).isEqualTo("http://127.0.0.1:" + desk.port());
    }
  }

  @Test
  void aWildcardHearsAllTopicsAndEachEventOnce() {
    client.handshake();
    client.subscribe("/v2/me/*");
    client.subscribe("/**");
    counter.say("agent1", CALLS, 1);
    counter.say("agent1", DEVICES, 2);
    counter.say("agent1", CALLS, 3);
    JsonObject first = client.message();
    assertThat(first.getString("channel")).isEqualTo(CALLS);
    // The client calls both of its listeners for one message.
    assertThat(client.message()).isEqualTo(first);
    assertThat(client.message().getString("channel")).isEqualTo(DEVICES);
    assertThat(client.number()).isEqualTo(2);
    assertThat(numbers(client, 2)).containsExactly(3, 3);
  }

  @Test
  void pollsThatEndWithoutNewsGoOn() {
    client.handshake();
    client.subscribe(CALLS);
    for (int poll = 0; poll < 4; poll++) assertThat(client.await("connect").getBoolean("successful")).isTrue();
    counter.say("agent1", CALLS, 5);
    assertThat(client.number()).isEqualTo(5);
    assertThat(desk.server().sessions()).isEqualTo(1);
  }

  @Test
  void whoeverIsSentAwayComesBackByItselfAndMissesNothing() {
    client.handshake();
    assertThat(client.subscribe(CALLS).getJsonObject("ext").getBoolean("recovered")).isFalse();
    IntStream.rangeClosed(1, 5).forEach(n -> counter.say("agent1", CALLS, n));
    assertThat(numbers(client, 5)).containsExactly(1, 2, 3, 4, 5);
    desk.server().sendAllAway();
    IntStream.rangeClosed(6, 30).forEach(n -> counter.say("agent1", CALLS, n));
    assertThat(client.await("handshake").getBoolean("successful")).isTrue();
    assertThat(client.await("subscribed").getJsonObject("ext").getBoolean("recovered")).isTrue();
    counter.say("agent1", CALLS, 31);
    assertThat(numbers(client, 26)).containsExactlyElementsOf(IntStream.rangeClosed(6, 31).boxed().toList());
    assertThat(client.saw("message")).isFalse();
  }

  /** Each time at another moment of its polls: one that is just coming in is with a session that is gone. */
  @Test
  void howeverOftenItIsSentAwayItComesBackAtOnce() {
    client.handshake();
    client.subscribe(CALLS);
    for (int turn = 1; turn <= TURNS; turn++) {
      counter.say("agent1", CALLS, turn);
      if (turn % 2 == 0) assertThat(numbers(client, 2)).containsExactly(turn - 1, turn);
      desk.server().sendAllAway();
      assertThat(client.await("handshake").getBoolean("successful")).isTrue();
      assertThat(client.await("subscribed").getJsonObject("ext").getBoolean("recovered")).isTrue();
    }
  }

  @Test
  void whatIsTooLongAgoOrOfAnotherStreamIsNotRecovered() {
    IntStream.rangeClosed(1, 500).forEach(n -> counter.say("agent1", CALLS, n));
    client.handshake();
    JsonObject start = client.subscribe(DEVICES).getJsonObject("ext");
    assertThat(start.getInteger("offset")).isEqualTo(500);
    client.tell(at(CALLS, start.copy().put("offset", 10)));
    assertThat(client.await("subscribed").getJsonObject("ext")).isEqualTo(start);
    client.tell(at("/v2/me/outbound", start.copy().put("epoch", "12")));
    assertThat(client.await("subscribed").getJsonObject("ext")).isEqualTo(start);
    counter.say("agent1", CALLS, 501);
    assertThat(client.number()).isEqualTo(501);
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    client.handshake();
    client.tell(at(CALLS, new JsonObject().put("epoch", "1").put("offset", -4)));
    JsonObject reply = client.await("subscribed");
    assertThat(reply.getBoolean("successful")).isFalse();
    assertThat(reply.getString("error")).isEqualTo("400:ext.hookswitch.offset:whole_number_expected");
  }

  private static JsonObject at(String topic, JsonObject place) {
    return new JsonObject().put("do", "at").put("topic", topic).put("place", place);
  }

  @Test
  void logoutEndsTheSessionForGood() {
    String cookie = counter.cookie("agent2");
    try (JsClient other = client(cookie)) {
      other.handshake();
      other.subscribe(CALLS);
      counter.logOut(desk, cookie);
      // It is told so when a poll waits; else its next poll is refused.
      other.awaitAny(
        seen ->
          seen.getString("event").equals("disconnect") ||
          (seen.getString("event").equals("connect") && !seen.getBoolean("successful"))
      );
      // The client is told first.
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (desk.server().sessions() > 0) {
        assertThat(System.nanoTime()).as("the session is gone").isLessThan(deadline);
        Moment.pass();
      }
    }
  }
}
