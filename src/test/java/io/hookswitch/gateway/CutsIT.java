package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.LimitsConfig;
import io.hookswitch.north.Counter;
import io.hookswitch.push.cometd.JsClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A thousand events for a client whose line is cut at random: reset, away for a while, moved to another node that does
 * not know its session (402), and its node stopped; often it breaks again while the client is coming back. What it has
 * applied is all of them, in order, each once.
 *
 * <p>The seed is printed, and set with {@code -Dhookswitch.cuts.seed}.
 */
class CutsIT {

  private static final int EVENTS = 1000;
  /** How far the client may be behind: a quarter of what a stream keeps. */
  private static final int MOST_BEHIND = 60;

  /** A client that was cut needs about so many events to shake hands and subscribe again. */
  private static final int AGAIN = 12;

  private static final long SEED = Long.getLong("hookswitch.cuts.seed", System.nanoTime() % 1_000_000);

  /** What has been applied, with its place in the stream. */
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Long> offsets = new ArrayList<>();

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({ "9, long-polling", "9, websocket", "3, long-polling", "3, websocket" })
  void whatIsAppliedIsWhatHappened(String version, String transport) throws IOException {
    System.out.println("CutsIT: -Dhookswitch.cuts.seed=" + SEED);
    Random random = new Random(SEED);
    var config = unhurried(GatewayHarness.config(Path.of("rules")));
    try (
      GatewayHarness stays = new GatewayHarness(config).start();
      GatewayHarness stops = new GatewayHarness(config).start();
      CuttableLine line = new CuttableLine(stops.port());
      JsClient client = client(version, transport, line)
    ) {
      Agent caller = stays.agent("agent1");
      String call = caller.call("9165550104");
      caller.awaitState(call, "Established");
      client.tell("acknowledge");
      assertThat(client.handshake().getBoolean("successful")).isTrue();
      assertThat(client.subscribe("/v2/me/calls").getBoolean("successful")).isTrue();
      int end = 300 + random.nextInt(400);
      int back = 0;
      int again = 0;
      for (int n = 1; n <= EVENTS; n++) {
        if (n == back) line.back();
        if (n == again) line.reset();
        if (n == end) {
          stop(stops);
          line.moveTo(stays.port());
          again = n + random.nextInt(2 * AGAIN);
        } else if (n > back && random.nextInt(25) == 0) {
          switch (random.nextInt(3)) {
            case 0 -> line.reset();
            case 1 -> {
              line.away();
              back = n + 1 + random.nextInt(MOST_BEHIND / 2);
            }
            default -> line.moveTo(n < end && random.nextBoolean() ? stops.port() : stays.port());
          }
          again = n + random.nextInt(2 * AGAIN);
        }
        happens(caller, call, n);
        if (n > back) while (numbers.size() < n - MOST_BEHIND) apply(client.message());
      }
      line.back();
      while (numbers.size() < EVENTS) apply(client.message());
      assertThat(numbers)
        .as("seed %d, places %s", SEED, offsets)
        .isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
      long first = offsets.getFirst();
      List<Long> unbroken = IntStream.range(0, offsets.size())
        .mapToObj(i -> first + i)
        .toList();
      assertThat(offsets).as("seed %d", SEED).isEqualTo(unbroken);
      assertThat(client.saw("message")).as("another message").isFalse();
      caller.does(call, "Hangup");
    }
  }

  /** The thousand come faster than a user may command. */
  private static HookswitchConfig unhurried(HookswitchConfig usual) {
    LimitsConfig limits = LimitsConfig.DEFAULT;
    return usual.with(
      new LimitsConfig(
        0,
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

  private static JsClient client(String version, String transport, CuttableLine line) {
    String url = "http://127.0.0.1:" + line.port() + "/api/v2/notifications";
    return new JsClient(version, transport, url, Counter.basic("agent1", Agent.PASSWORD));
  }

  private static void stop(GatewayHarness node) {
    node.close();
  }

  private static void happens(Agent caller, String call, int n) {
    JsonObject data = new JsonObject().put("n", n);
    caller.operate(call, new JsonObject().put("operationName", "UpdateUserData").put("userData", data)).expect(200);
  }

  private void apply(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    offsets.add(message.getJsonObject("ext").getLong("offset"));
    // A new owner of the call tells its state once more, which is an event of its own and none of the thousand.
    if (!data.getString("notificationType").equals("AttachedDataChanged")) return;
    numbers.add(data.getJsonObject("call").getJsonObject("userData").getInteger("n"));
  }
}
