package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Once;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.Terms;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.cluster.Lease;
import io.hookswitch.rules.UsualRules;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with real owners on a real cluster: one node, two nodes, a node that comes, a node that goes. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ClusterIT {

  private static final UserId ANNA = new UserId("foo", "anna");
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final UserId BERT = new UserId("foo", "bert");

  private final String cluster = "test-" + UUID.randomUUID();
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void everybodyLeaves() {
    nodes.forEach(node -> node.leave().toCompletionStage().toCompletableFuture().join());
  }

  @Test
  void aLoneNodeServesACallFromDialToForget() {
    TestNode node = join();
    CallId call = dial(node);
    assertThat(await(node.calls.of(ANNA))).hasSize(1);
    await(ask(node, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
    Reply held = await(ask(node, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
    assertThat(held.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Held);
    assertThat(held.call().party(1).orElseThrow().state()).isEqualTo(PartyState.Established);
    await(ask(node, call, 0, new Command.Hangup(call.party(0)), Ask.Until.SETTLED));
    assertThat(await(node.calls.of(ANNA))).isEmpty();
    until(() -> await(ask(node, call, 0, null, Ask.Until.ACCEPTED)).call() == null);
    assertThat(await(node.store.find(call))).isEmpty();
  }

  @Test
  void aCallOfAnotherTenantDoesNotExist() {
    TestNode node = join();
    CallId call = dial(node);
    Ask spying = new Ask(call, "acme", 0, new Command.Hold(call.party(0)), Ask.Until.ACCEPTED, soon(), "c");
    Reply reply = await(node.calls.ask(spying));
    assertThat(reply.call()).isNull();
    assertThat(reply.refusal().why()).isEqualTo(Refusal.Why.NO_SUCH_CALL);
  }

  @Test
  void twoNodesServeEachOthersCalls() {
    TestNode one = join();
    TestNode other = join();
    until(() -> shards(other) > 100);
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) calls.add(dial(i % 2 == 0 ? one : other));
    for (CallId call : calls) {
      await(ask(other, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
      await(ask(one, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
      PartyState here = await(ask(one, call, 0, null, Ask.Until.ACCEPTED))
        .call()
        .party(0)
        .orElseThrow()
        .state();
      PartyState there = await(ask(other, call, 0, null, Ask.Until.ACCEPTED))
        .call()
        .party(0)
        .orElseThrow()
        .state();
      assertThat(List.of(here, there)).containsOnly(PartyState.Held);
    }
    assertThat(await(one.calls.of(ANNA)))
      .hasSize(20)
      .isEqualTo(await(other.calls.of(ANNA)));
    assertThat(one.connector.orders).as("each node owns a part of the calls").isNotEmpty();
    assertThat(other.connector.orders).isNotEmpty();
  }

  @Test
  void callsMoveToANodeThatComesAndBackWhenItGoes() {
    TestNode one = join();
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) calls.add(dial(one));
    TestNode other = join();
    until(() -> other.connector.adopted.size() >= 5);
    calls.forEach(call -> await(ask(one, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED)));
    calls.forEach(call -> await(ask(one, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED)));
    nodes.remove(other);
    await(other.leave());
    calls.forEach(call -> {
      Reply back = await(ask(one, call, 0, new Command.Retrieve(call.party(0)), Ask.Until.SETTLED));
      assertThat(back.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Established);
    });
  }

  @Test
  void whoTakesACallOverJustAfterARuleChangeTellsItsUsersOfTheirLists() {
    TestNode one = join();
    for (int i = 0; i < 40; i++) dial(one);
    TestNode other = await(TestNode.stand(cluster, ScriptedSwitch.obedient()));
    nodes.add(other);
    other.replaced = new UsualRules(facts -> Decision.NOTHING);
    await(other.serve());
    until(() -> other.connector.adopted.size() >= 5);
    until(() -> capabilities(other) >= 5);
    assertThat(capabilities(one)).isZero();
  }

  private static long capabilities(TestNode node) {
    return node.notices
      .stream()
      .filter(notice -> notice.news() == Effect.News.Capabilities)
      .count();
  }

  @Test
  void commandsUnderWayWhileANodeComesAreAllAnswered() {
    TestNode one = join();
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) calls.add(dial(one));
    calls.forEach(call -> await(ask(one, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED)));
    Future<TestNode> coming = TestNode.join(cluster, ScriptedSwitch.obedient());
    int rounds = 0;
    do {
      List<Future<Reply>> holds = new ArrayList<>();
      for (CallId call : calls) holds.add(ask(one, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
      for (Future<Reply> hold : holds)
        assertThat(await(hold).call().party(0).orElseThrow().state()).isEqualTo(PartyState.Held);
      for (CallId call : calls) await(ask(one, call, 0, new Command.Retrieve(call.party(0)), Ask.Until.SETTLED));
      rounds++;
    } while (!coming.isComplete() || rounds < 5);
    nodes.add(await(coming));
    assertThat(rounds).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aNodeThatHasJoinedGetsNoCallsBeforeItCanServeThem() {
    TestNode one = join();
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) calls.add(dial(one));
    calls.forEach(call -> await(ask(one, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED)));
    TestNode other = await(TestNode.stand(cluster, ScriptedSwitch.obedient()));
    nodes.add(other);
    until(() -> partitions(other) > 100);
    calls.forEach(call -> await(ask(one, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED)));
    assertThat(shards(one)).isEqualTo(one.cluster.shards());
    assertThat(other.connector.adopted).isEmpty();
    await(other.serve());
    until(() -> shards(other) > 100);
    calls.forEach(call -> {
      Reply back = await(ask(other, call, 0, new Command.Retrieve(call.party(0)), Ask.Until.SETTLED));
      assertThat(back.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Established);
    });
    assertThat(other.connector.adopted).isNotEmpty();
  }

  @Test
  void aNodeThatDrainsHandsItsCallsOverUnderCommandsAndGoesOnAsking() {
    TestNode one = join();
    TestNode other = join();
    until(() -> shards(other) > 100);
    List<CallId> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) calls.add(dial(other));
    calls.forEach(call -> await(ask(other, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED)));
    assertThat(one.connector.adopted).isEmpty();
    Future<Void> drained = other.drain();
    do {
      List<Future<Reply>> holds = new ArrayList<>();
      for (CallId call : calls) holds.add(ask(other, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
      for (Future<Reply> hold : holds) assertThat(await(hold).refusal()).isNull();
      for (CallId call : calls) {
        assertThat(await(ask(one, call, 0, new Command.Retrieve(call.party(0)), Ask.Until.SETTLED)).refusal()).isNull();
      }
    } while (!drained.isComplete());
    await(drained);
    until(() -> shards(other) == 0);
    assertThat(one.connector.adopted).hasSizeGreaterThanOrEqualTo(40);
    // The last one that was let go of may not have been claimed yet.
    until(() -> shards(one) == one.cluster.shards());
    assertThat(await(ask(other, dial(other), 0, null, Ask.Until.ACCEPTED)).call()).isNotNull();
  }

  @Test
  void aNodeThatIsAloneDrainsAtOnceAndKeepsWhatItHas() {
    TestNode node = join();
    CallId call = dial(node);
    await(node.drain());
    await(ask(node, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
    assertThat(shards(node)).isEqualTo(node.cluster.shards());
  }

  @Test
  void whoHasBeenTakenOverDoesNothingMoreAndTheAskerDoesNotNotice() {
    TestNode node = join();
    CallId call = dial(node);
    await(ask(node, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
    int before = node.connector.orders.size();
    long epoch = await(node.cluster.claim(node.cluster.shardOf(call))).epoch();
    assertThat(await(node.store.takeOver(node.cluster.shardOf(call), epoch + 1))).hasSize(1);
    Reply held = await(ask(node, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
    assertThat(held.refusal()).isNull();
    assertThat(held.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Held);
    List<SwitchOrder> since = node.connector.orders.subList(before, node.connector.orders.size());
    assertThat(since.stream().filter(SwitchOrder.Hold.class::isInstance)).hasSize(1);
    assertThat(await(node.cluster.claim(node.cluster.shardOf(call))).epoch()).isGreaterThan(epoch);
  }

  @Test
  void aCallThatAnEarlierOwnerBeganAfterTheTakeoverIsFoundWhenItIsNeeded() {
    TestNode node = join();
    CallId call = dial(node);
    var kept = await(node.store.find(call)).orElseThrow();
    CallId late = node.calls.mintBeside(call);
    Call begun = new Call(
      late,
      kept.tenant(),
      1,
      kept.tracking(),
      kept.type(),
      null,
      null,
      kept.parties(),
      List.of(),
      Map.of(),
      1,
      kept.createdAt()
    );
    await(node.store.create(begun, 1));
    assertThat(await(ask(node, late, 0, null, Ask.Until.ACCEPTED)).call()).isNotNull();
  }

  @Test
  void aLeaseWhoseHolderDoesNotServeTheShardIsHandedBack() {
    TestNode one = join();
    TestNode other = join();
    until(() -> shards(other) > 100);
    CallId call = dial(other);
    await(ask(other, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
    int shard = other.cluster.shardOf(call);
    await(other.cluster.yield(shard, await(other.cluster.claim(shard))));
    Lease strayed = await(one.cluster.claim(shard));
    assertThat(strayed.holder()).isEqualTo(one.cluster.self());
    await(one.store.takeOver(shard, strayed.epoch()));
    Reply held = await(ask(one, call, 0, new Command.Hold(call.party(0)), Ask.Until.SETTLED));
    assertThat(held.call().party(0).orElseThrow().state()).isEqualTo(PartyState.Held);
    assertThat(await(other.cluster.claim(shard)).holder()).isEqualTo(other.cluster.self());
  }

  @Test
  void anAskEndsWhenItsOwnerLeavesAndIsRepeatedWhereThatIsSafe() {
    TestNode one = join();
    TestNode other = await(TestNode.join(cluster, ScriptedSwitch.silentToHold()));
    nodes.add(other);
    until(() -> shards(other) > 100);
    CallId call = dial(other);
    await(ask(other, call, 1, new Command.Answer(call.party(1)), Ask.Until.SETTLED));
    Command hold = new Command.Hold(call.party(0));
    Terms named = new Terms(new Once("k", "f"), null);
    Future<Reply> repeated = one.calls.ask(new Ask(call, "foo", 0, hold, Ask.Until.SETTLED, soon(), false, "c", named));
    Future<Reply> waiting = ask(one, call, 0, hold, Ask.Until.SETTLED);
    until(() -> other.connector.orders.stream().anyMatch(SwitchOrder.Hold.class::isInstance));
    // Its bus stays, and says nothing: as one that has lost its network.
    other.hazelcast.getLifecycleService().terminate();
    assertThat(waiting.toCompletionStage().toCompletableFuture())
      .failsWithin(15, TimeUnit.SECONDS)
      .withThrowableThat()
      .withMessageContaining("left the cluster");
    assertThat(await(repeated).call().party(0).orElseThrow().state()).isEqualTo(PartyState.Held);
  }

  @Test
  void anAskThatCannotReachAnOwnerInTimeSaysThatNothingWasDone() {
    TestNode node = join();
    Ask late = new Ask(node.calls.mint(), "foo", 0, null, Ask.Until.ACCEPTED, Instant.now().minusSeconds(1), "c");
    assertThat(node.calls.ask(late).toCompletionStage().toCompletableFuture())
      .failsWithin(5, TimeUnit.SECONDS)
      .withThrowableThat()
      .withMessageContaining("no owner was found in time");
  }

  private TestNode join() {
    TestNode node = await(TestNode.join(cluster, ScriptedSwitch.obedient()));
    nodes.add(node);
    return node;
  }

  private static long shards(TestNode node) {
    String self = node.cluster.self();
    return IntStream.range(0, node.cluster.shards())
      .filter(shard -> node.cluster.holderOf(shard).equals(self))
      .count();
  }

  /** What Hazelcast has moved there. */
  private static long partitions(TestNode node) {
    return node.hazelcast
      .getPartitionService()
      .getPartitions()
      .stream()
      .filter(partition -> node.hazelcast.getCluster().getLocalMember().equals(partition.getOwner()))
      .count();
  }

  private CallId dial(TestNode node) {
    CallId call = node.calls.mint();
    Command dial = new Command.Dial(call.party(0), end(ANNA, "1001"), end(BERT, "1002"), false, null, Map.of());
    Reply reply = await(ask(node, call, 0, dial, Ask.Until.SETTLED));
    assertThat(reply.refusal()).isNull();
    until(
      () ->
        await(ask(node, call, 1, null, Ask.Until.ACCEPTED))
          .call()
          .party(1)
          .orElseThrow()
          .state() == PartyState.Ringing
    );
    return call;
  }

  private Future<Reply> ask(TestNode node, CallId call, int party, CallInput input, Ask.Until until) {
    return node.calls.ask(new Ask(call, "foo", party, input, until, soon(), "c"));
  }

  private static Endpoint end(UserId user, String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(user, "phone", UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Never)
    );
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(20);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
  }

  /** Asks again until it is so. The test's own time limit interrupts, which ends no loop. */
  private static void until(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it is not so within %s", LIMIT).isLessThan(end);
      Moment.pass();
    }
  }
}
