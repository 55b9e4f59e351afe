package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Alone;
import io.hookswitch.config.HealthConfig;
import io.hookswitch.config.HookswitchConfig;
import io.hookswitch.config.LimitsConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three times the commands that a tenant may send, and crowds of readers: who hangs up notices nothing, whoever is not
 * listened to is told so, no queue is above its bound, and afterwards all is as before.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@Alone
class OverloadIT {

  /** Of the tenant in a second: what the node takes on. */
  private static final int CAPACITY = 60;
  private static final int REQUESTS = 48;
  private static final int NODE_ASKS = 96;
  /** More than there ever are, also when the client is slow: one above the bound is closed without a word. */
  private static final int CONNECTIONS = 10_000;
  /** Several times what is let in: also a quick node has not answered the first before the last is there. */
  private static final int CROWD = 250;
  private static final Duration CROWD_EVERY = Duration.ofMillis(500);
  private static final int HANG_UPS = 120;
  /** What a busy machine may add to the slowest of so few. */
  private static final Duration NOISE = Duration.ofMillis(500);
  /** What stands still for a second is not in each of them; a queue before who hangs up would be. */
  private static final int ROUNDS = 3;

  private static final int HEALTH = GatewayProcess.freePort();

  @RegisterExtension
  static final GatewayHarness GATEWAY = new GatewayHarness(config());

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  private static HookswitchConfig config() {
    HookswitchConfig usual = GatewayHarness.config(Path.of("rules"));
    return usual.with(
      new LimitsConfig(
        CAPACITY,
        CAPACITY,
        CAPACITY,
        CAPACITY,
        REQUESTS,
        CONNECTIONS,
        16,
        NODE_ASKS,
        Duration.ofMillis(20)
      ),
      new HealthConfig("127.0.0.1", HEALTH, Duration.ZERO)
    );
  }

  @Test
  void whoHangsUpNoticesNothingOfThreeTimesTheLoad() throws Exception {
    Agent agent = GATEWAY.agent("agent1");
    String call = agent.call("9165550104");
    agent.awaitState(call, "Established");
    HttpRequest command = request("/api/v2/me/calls/" + call)
      .POST(HttpRequest.BodyPublishers.ofString("{\"operationName\":\"UpdateUserData\",\"userData\":{\"k\":\"v\"}}"))
      .build();
    HttpRequest look = request("/api/v2/me/calls?fields=*").GET().build();
    // The agent's session: a password costs more than all the rest.
    hangUps(5);

    List<Round> rounds = new ArrayList<>();
    do {
      rounds.add(round(command, look));
    } while (!rounds.getLast().unchanged() && rounds.size() < ROUNDS);

    String metrics = health("/metrics").body();
    System.out.println(rounds + "; answers " + answers);
    assertThat(answers.keySet()).isSubsetOf(200, 429, 503);
    assertThat(answers.get(429).sum()).as("commands above the budget in %s", answers).isGreaterThan(CAPACITY);
    assertThat(answers.get(503).sum()).as("requests above the bound in %s", answers).isGreaterThan(REQUESTS);
    assertThat(withoutRetryAfter).hasValue(0);
    assertThat(rounds).anyMatch(Round::unchanged);
    int spare = 8; // who hangs up is let in, and counted
    assertThat(metric(metrics, "hookswitch_requests_most")).isBetween(REQUESTS - 8L, REQUESTS + spare * 1L);
    assertThat(metric(metrics, "hookswitch_mailbox_most")).isBetween(1L, NODE_ASKS + spare * 1L);
    assertThat(metric(metrics, "hookswitch_requests_urgent")).isGreaterThanOrEqualTo(2L * HANG_UPS);

    assertThat(metric(metrics, "hookswitch_requests_active")).isZero();
    assertThat(metric(metrics, "hookswitch_mailbox_waiting")).isZero();
    assertThat(health("/health/ready").statusCode()).isEqualTo(200);
    Patience.until("the budget is there again", () -> agent.operate(call, "Hold"), answer -> answer.status() == 200);
    agent.awaitState(call, "Held");
    agent.does(call, "Hangup");
    agent.awaitGone(call);
  }

  /** How long it takes to hang up at the usual load, and at three times what is taken on. */
  private record Round(List<Duration> calm, List<Duration> busy) {
    boolean unchanged() {
      boolean usually = p50(busy).compareTo(p50(calm).multipliedBy(3).plus(NOISE.dividedBy(4))) < 0;
      return usually && p99(busy).compareTo(p99(calm).multipliedBy(3).plus(NOISE)) < 0;
    }

    @Override
    public String toString() {
      return "hang-up before the overload " + told(calm) + ", during it " + told(busy);
    }
  }

  private Round round(HttpRequest command, HttpRequest look) {
    List<Duration> calm;
    List<Duration> busy;
    try (ScheduledExecutorService load = Executors.newScheduledThreadPool(1)) {
      ScheduledFuture<?> usual = every(load, Duration.ofSeconds(1).dividedBy(CAPACITY / 2), () -> send(command));
      calm = hangUps(HANG_UPS);
      usual.cancel(false);
      ScheduledFuture<?> commands = every(load, Duration.ofSeconds(1).dividedBy(3L * CAPACITY), () -> send(command));
      ScheduledFuture<?> crowds = every(load, CROWD_EVERY, () -> {
        for (int i = 0; i < CROWD; i++) send(look);
      });
      // The client's own connections are made, as those of real clients would have been before.
      hangUps(10);
      answers.clear();
      busy = hangUps(HANG_UPS);
      commands.cancel(false);
      crowds.cancel(false);
    }
    Patience.until("every request is answered", open::get, left -> left == 0);
    return new Round(calm, busy);
  }

  private HttpRequest.Builder request(String path) {
    String cookie = GATEWAY.agent("agent1").http().get("/api/v2/me").headers().firstValue("set-cookie").orElseThrow();
    return HttpRequest.newBuilder(GATEWAY.uri().resolve(path))
      .timeout(Duration.ofSeconds(30))
      .header("Content-Type", "application/json")
      .header("Cookie", cookie.split(";")[0]);
  }

  private static ScheduledFuture<?> every(ScheduledExecutorService load, Duration pause, Runnable work) {
    return load.scheduleAtFixedRate(work, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void send(HttpRequest request) {
    open.incrementAndGet();
    client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, lost) -> {
      int status = lost == null ? answer.statusCode() : -1;
      answers.computeIfAbsent(status, first -> new LongAdder()).increment();
      boolean later = status == 429 || status == 503;
      if (later && answer.headers().firstValueAsLong("Retry-After").orElse(0) < 1) withoutRetryAfter.incrementAndGet();
      open.decrementAndGet();
    });
  }

  /** Calls of another tenant, begun and hung up one after the other. */
  private List<Duration> hangUps(int many) {
    Subscriber subscriber = GATEWAY.subscriber("foo", "foouser");
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String half = Patience.until("a call", () -> subscriber.dial("1002"), answer -> answer.status() == 201)
        .body()
        .getString("callId");
      long began = System.nanoTime();
      subscriber.release(half).expect(200);
      took.add(Duration.ofNanos(System.nanoTime() - began));
    }
    took.sort(null);
    return took;
  }

  private static Duration p99(List<Duration> sorted) {
    return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
  }

  private static Duration p50(List<Duration> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private static String told(List<Duration> sorted) {
    return "p50 " + p50(sorted).toMillis() + " ms, p99 " + p99(sorted).toMillis() + " ms";
  }

  private HttpResponse<String> health(String path) throws IOException, InterruptedException {
    return client.send(
      HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HEALTH + path)).build(),
      HttpResponse.BodyHandlers.ofString()
    );
  }

  private static long metric(String page, String name) {
    return page
      .lines()
      .filter(line -> line.matches(name + "(_total)? .*"))
      .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
      .findFirst()
      .orElseThrow(() -> new AssertionError("no " + name + " in\n" + page));
  }
}
