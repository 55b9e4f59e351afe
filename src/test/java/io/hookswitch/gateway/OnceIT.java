package io.hookswitch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.north.ContractValidator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two JVMs, one gateway: a named command is done once whoever asks where, and of two that race one wins. */
class OnceIT {

  private static final int RACES = Integer.getInteger("hookswitch.once.races", 400);
  private static final String CLUSTER = "once-" + UUID.randomUUID();
  private static final List<GatewayProcess> ALL = new ArrayList<>();
  private static Vertx vertx;
  private static ContractValidator contract;
  private static GatewayProcess one;
  private static GatewayProcess other;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    contract = GatewayHarness.await(ContractValidator.load(vertx));
    one = node();
    other = node();
  }

  @AfterAll
  static void end() {
    ALL.forEach(GatewayProcess::close);
    GatewayHarness.await(vertx.close());
  }

  /** An audit is a change of the call too, and would win races. */
  private static GatewayProcess node() {
    GatewayProcess process = GatewayProcess.start(
      GatewayProcess.freePort(),
      Map.of("HOOKSWITCH_CLUSTER_NAME", CLUSTER, "HOOKSWITCH_CALL_AUDIT", "1h", "HOOKSWITCH_LIMITS_USER_RATE", "0")
    );
    ALL.add(process);
    process.awaitReady();
    return process;
  }

  private static Agent agent(String name, GatewayProcess at) {
    Visitor visitor = new Visitor(at.uri(), contract).as(name, Agent.PASSWORD);
    String cookie = served(() -> visitor.get("/api/v2/me"))
      .expect(200)
      .headers()
      .firstValue("set-cookie")
      .orElseThrow();
    return new Agent(new Visitor(at.uri(), contract).with("Cookie", cookie.split(";")[0]), GatewayHarness.device(name));
  }

  /** What a client does while a node's calls are taken over: 503 and 504 are asked again, as docs/clients.md says. */
  private static Answer served(Supplier<Answer> ask) {
    return Patience.until(
      "an answer that is no 503 or 504",
      ask,
      answer -> answer.status() != 503 && answer.status() != 504
    );
  }

  private static Agent with(Agent agent, String header, String value) {
    return new Agent(agent.http().with(header, value), agent.device());
  }

  private static String tag(Answer answer) {
    return answer.headers().firstValue("etag").orElseThrow();
  }

  private static boolean replayed(Answer answer) {
    return answer.headers().firstValue("idempotency-replayed").filter("true"::equals).isPresent();
  }

  @Test
  void aCommandIsReplayedAtTheOtherNodeAfterTheFirstWasKilled() {
    GatewayProcess doomed = node();
    Agent before = with(agent("supervisor1", doomed), "Idempotency-Key", "dial");
    assertThat(replayed(before.dial("9165550104").expect(200))).isFalse();
    String call = before.onlyCall();
    before.awaitState(call, "Established");
    assertThat(replayed(with(before, "Idempotency-Key", "hold").operate(call, "Hold").expect(200))).isFalse();
    before.awaitState(call, "Held");
    Answer refused = with(before, "Idempotency-Key", "again").operate(call, "Hold").expect(409);
    assertThat(replayed(phone(with(before, "Idempotency-Key", "quiet"), "DoNotDisturbOn").expect(200))).isFalse();
    phone(before, "DoNotDisturbOff").expect(200);

    doomed.close();

    Agent after = agent("supervisor1", other);
    Answer again = served(() -> with(after, "Idempotency-Key", "hold").operate(call, "Hold")).expect(200);
    assertThat(replayed(again)).isTrue();
    Answer dialled = served(() -> with(after, "Idempotency-Key", "dial").dial("9165550104")).expect(200);
    assertThat(replayed(dialled)).isTrue();
    assertThat(after.calls()).hasSize(1);
    Answer quiet = served(() -> phone(with(after, "Idempotency-Key", "quiet"), "DoNotDisturbOn")).expect(200);
    assertThat(replayed(quiet)).isTrue();
    Agent changed = with(after, "Idempotency-Key", "hold");
    assertThat(changed.operate(call, "Retrieve").expectGenesys(422, 10).body()).isNotNull();
    after.does(call, "Retrieve");
    after.awaitState(call, "Established");
    Answer refusedAgain = with(after, "Idempotency-Key", "again").operate(call, "Hold").expect(409);
    assertThat(refusedAgain.body()).isEqualTo(refused.body());
    assertThat(replayed(refusedAgain)).isTrue();
    Agent leaving = with(after, "Idempotency-Key", "hangup");
    leaving.operate(call, "Hangup").expect(200);
    after.awaitGone(call);
    assertThat(replayed(leaving.operate(call, "Hangup").expect(200))).isTrue();
    after.operate(call, "Hangup").expect(404);
  }

  private static Answer phone(Agent agent, String operation) {
    JsonObject body = new JsonObject().put("operationName", operation);
    return agent.http().post("/api/v2/me/devices/" + agent.device(), body.encode());
  }

  @Test
  void ofTwoThatRaceForAVersionExactlyOneWins() {
    Agent here = agent("agent1", one);
    Agent there = agent("agent1", other);
    String call = here.call("9165550104");
    here.awaitState(call, "Established");
    try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int race = 0; race < RACES; race++) {
        String version = tag(here.look(call).expect(200));
        String left = "left-" + race;
        String right = "right-" + race;
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> note(here, version, call, left), racers);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(
          () -> note(there, version, call, right),
          racers
        );
        boolean leftWon = first.join().status() == 200;
        Answer lost = (leftWon ? second : first).join().expectGenesys(412, 2);
        (leftWon ? first : second).join().expect(200);
        String winner = leftWon ? left : right;
        JsonObject fresh = lost.body().getJsonObject("call");
        assertThat(fresh.getJsonObject("userData").getString("winner")).isEqualTo(winner);
        assertThat(tag(lost))
          .isNotEqualTo(version)
          .isEqualTo(tag(here.look(call)));
      }
    }
    assertThat(note(here, "W/" + tag(here.look(call)), call, "weak").status()).isEqualTo(412);
    assertThat(note(here, "*", call, "any").status()).isEqualTo(200);
    assertThat(note(here, "5", call, "bare").expectGenesys(400, 10).text()).contains("If-Match");
    here.does(call, "Hangup");
    here.awaitGone(call);
  }

  private static Answer note(Agent agent, String version, String call, String winner) {
    JsonObject body = new JsonObject()
      .put("operationName", "UpdateUserData")
      .put("userData", new JsonObject().put("winner", winner));
    return with(agent, "If-Match", version).operate(call, body);
  }

  @Test
  void theTenantDialectHasItInItsOwnWords() {
    String path = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";
    Visitor here = new Visitor(one.uri(), contract).as("foouser", Agent.PASSWORD);
    Visitor there = new Visitor(other.uri(), contract).as("foouser", Agent.PASSWORD);
    Answer dialled = named(here, path, "dial").dial("+3212345678").expect(201);
    String half = dialled.body().getString("callId");
    Answer again = named(there, path, "dial").dial("+3212345678").expect(201);
    assertThat(again.body()).isEqualTo(dialled.body());
    assertThat(replayed(again)).isTrue();
    named(there, path, "dial").dial("+3212345679").expect(422);
    Subscriber user = new Subscriber(here, path);
    user.awaitState(half, "Active");

    String version = tag(user.look(half));
    assertThat(replayed(named(here.with("If-Match", version), path, "hold").does(half, "hold").expect(200))).isFalse();
    assertThat(replayed(named(there.with("If-Match", version), path, "hold").does(half, "hold").expect(200))).isTrue();
    Answer outdated = new Subscriber(there.with("If-Match", version), path).does(half, "reconnect").expect(412);
    assertThat(outdated.body().getJsonObject("call").getString("state")).isEqualTo("Held");
    named(here, path, "back").does(half, "reconnect").expect(200);
    user.awaitState(half, "Active");
    assertThat(replayed(named(there, path, "back").does(half, "reconnect").expect(200))).isTrue();
    named(here, path, "back").does(half, "hold").expect(422);

    named(here, path, "gone").release(half).expect(200);
    user.awaitGone(half);
    assertThat(replayed(named(there, path, "gone").release(half).expect(200))).isTrue();
    user.release(half).expect(404);
    named(here, path, "x".repeat(129)).release(half).expect(400);
  }

  /** Without a name the second one would pull the call back, once the first is over. */
  @Test
  void aRetrieveThatComesAgainIsTheSamePull() {
    String path = "/api/v1/tenants/foo/groups/foogroup/users/foouser/services/calls/";
    Visitor here = new Visitor(one.uri(), contract).as("foouser", Agent.PASSWORD);
    Visitor there = new Visitor(other.uri(), contract).as("foouser", Agent.PASSWORD);
    Subscriber user = new Subscriber(here, path);
    String half = user.call("+3221234567");
    user.awaitState(half, "Active");
    Answer pulled = here
      .with("Idempotency-Key", "pull")
      .post(path + "retrieve/", "{}")
      .expect(201);
    assertThat(replayed(pulled)).isFalse();
    Answer again = there
      .with("Idempotency-Key", "pull")
      .post(path + "retrieve/", "{}")
      .expect(201);
    assertThat(again.body()).isEqualTo(pulled.body());
    assertThat(replayed(again)).isTrue();
    here
      .with("Idempotency-Key", "another")
      .post(path + "retrieve/", "{}")
      .expect(400);

    JsonObject moved = Patience.until(
      "the call is at another phone",
      () -> user.see(half),
      call -> !call.getJsonObject("endpoint").getString("addressOfRecord").equals("LP_foouser@sip.netaxis.be")
    );
    user.awaitGone(pulled.body().getString("callId"));
    again = there
      .with("Idempotency-Key", "pull")
      .post(path + "retrieve/", "{}")
      .expect(201);
    assertThat(again.body()).isEqualTo(pulled.body());
    assertThat(replayed(again)).isTrue();
    assertThat(user.see(half)).isEqualTo(moved);
    assertThat(user.calls()).hasSize(1);
    named(there, path, "pull").does(half, "hold").expect(422);

    Answer second = here
      .with("Idempotency-Key", "second")
      .post(path + "retrieve/", "{}")
      .expect(201);
    assertThat(second.body()).isNotEqualTo(pulled.body());
    user.release(half).expect(200);
    user.awaitGone(half);
    user.awaitGone(second.body().getString("callId"));
    here
      .with("Idempotency-Key", "pull")
      .post(path + "retrieve/", "{}")
      .expect(404);
  }

  private static Subscriber named(Visitor visitor, String path, String key) {
    return new Subscriber(visitor.with("Idempotency-Key", key), path);
  }
}
