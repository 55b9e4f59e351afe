package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.Counter;
import io.hookswitch.push.cometd.JsClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of each generation and transport that are offline for ten seconds, while a call goes on. */
class OfflineIT {

  private static final Duration OFFLINE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(100);
  private static final int BEFORE = 10;
  private static final int AFTER = 10;

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness();

  private final Vertx clock = Vertx.vertx();
  private final Agent caller = GATEWAY.agent("agent1");
  private int happened;

  @AfterEach
  void theCallIsOver() {
    Hangup.all(caller);
    GatewayHarness.await(clock.close());
  }

  /** One client, and what it has applied. */
  private record Applied(String name, JsClient client, List<Integer> numbers, List<Long> offsets) {
    static Applied of(String version, String transport, CuttableLine line) {
      String url = "http://127.0.0.1:" + line.port() + "/api/v2/notifications";
      JsClient client = new JsClient(version, transport, url, Counter.basic("agent1", Agent.PASSWORD));
      client.tell("acknowledge");
      assertThat(client.handshake().getBoolean("successful")).isTrue();
      assertThat(client.subscribe("/v2/me/calls").getBoolean("successful")).isTrue();
      return new Applied(version + " over " + transport, client, new ArrayList<>(), new ArrayList<>());
    }

    /** What docs/clients.md shows: it hears everything of the user, and keeps the place to itself. */
    static Applied page(CuttableLine line) {
      String url = "http://127.0.0.1:" + line.port() + "/api/v2/notifications";
      JsClient client = JsClient.page(url, Counter.basic("agent1", Agent.PASSWORD));
      client.await("again");
      return new Applied("the example of docs/clients.md", client, new ArrayList<>(), new ArrayList<>());
    }

    void until(int number) {
      while (numbers.size() < number) {
        JsonObject message = client.message();
        numbers.add(message.getJsonObject("data").getJsonObject("call").getJsonObject("userData").getInteger("n"));
        if (message.containsKey("ext")) offsets.add(message.getJsonObject("ext").getLong("offset"));
      }
    }
  }

  @Test
  void whoWasOfflineForTenSecondsAppliesWhatHappenedInOrderAndOnce() throws IOException {
    String call = caller.call("9165550104");
    caller.awaitState(call, "Established");
    try (CuttableLine line = new CuttableLine(GATEWAY.port())) {
      List<Applied> clients = Stream.of("9", "3")
        .flatMap(version -> Stream.of("long-polling", "websocket").map(by -> Applied.of(version, by, line)))
        .collect(Collectors.toCollection(ArrayList::new));
      clients.add(Applied.page(line));
      try {
        happen(call, BEFORE);
        clients.forEach(one -> one.until(happened));

        line.away();
        Future<?> back = clock.timer(OFFLINE.toMillis(), TimeUnit.MILLISECONDS);
        while (!back.isComplete()) {
          happen(call, 1);
          GatewayHarness.await(clock.timer(BETWEEN_EVENTS.toMillis(), TimeUnit.MILLISECONDS));
        }
        for (Applied one : clients) {
          one.client().await("connect", reply -> !reply.getBoolean("successful"));
          assertThat(one.client().saw("message")).as(one.name()).isFalse();
        }
        assertThat(happened).isGreaterThan(BEFORE + AFTER);
        line.back();

        happen(call, AFTER);
        for (Applied one : clients) {
          one.until(happened);
          assertThat(one.numbers()).as(one.name()).isEqualTo(IntStream.rangeClosed(1, happened).boxed().toList());
          assertThat(one.offsets()).as(one.name()).isEqualTo(unbroken(one.offsets()));
          assertThat(one.client().saw("message"))
            .as("another message at " + one.name())
            .isFalse();
          assertThat(one.client().saw("again")).as("%s reads everything again", one.name()).isFalse();
          assertThat(one.client().saw("bug")).as("a bug in %s", one.name()).isFalse();
        }
      } finally {
        clients.forEach(one -> one.client().close());
      }
    }
  }

  private static List<Long> unbroken(List<Long> offsets) {
    return IntStream.range(0, offsets.size())
      .mapToObj(i -> offsets.getFirst() + i)
      .toList();
  }

  private void happen(String call, int times) {
    for (int i = 0; i < times; i++) {
      JsonObject data = new JsonObject().put("n", ++happened);
      JsonObject body = new JsonObject().put("operationName", "UpdateUserData").put("userData", data);
      caller.operate(call, body).expect(200);
    }
  }
}
