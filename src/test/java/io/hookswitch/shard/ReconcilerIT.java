package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.call.CallId;
import io.hookswitch.call.CallInput;
import io.hookswitch.call.Command;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchLeg;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.call.Verdict.Why;
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
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real owners on a real cluster, above a switch whose list says what a test has put on it. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ReconcilerIT {

  private static final Duration GRACE = Duration.ofMillis(300);
  private static final Rounds OFTEN = new Rounds(Duration.ofMillis(500), GRACE);
  /** So seldom that whatever happens does so for another reason. */
  private static final Rounds NEVER = new Rounds(Duration.ofHours(1), GRACE);
  private static final UserId ANNA = new UserId("foo", "anna");
  private static final UserId BERT = new UserId("foo", "bert");
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final String cluster = "test-" + UUID.randomUUID();
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void everybodyLeaves() {
    nodes.forEach(node -> node.leave().toCompletionStage().toCompletableFuture().join());
  }

  @Test
  void legsOfNoCallAreReleasedByTheOwnerOfTheirShardAndByNobodyElse() {
    TestNode one = join(ScriptedSwitch.obedient(), OFTEN);
    TestNode other = join(ScriptedSwitch.obedient(), OFTEN);
    until(() -> shared(one, other));
    List<CallId> orphans = new ArrayList<>();
    for (TestNode node : nodes) for (int i = 0; i < 10; i++) orphans.add(node.calls.mint());
    for (CallId orphan : orphans) list(orphan, null, PartyState.Established, PartyState.Held);
    until(() -> released(one).size() + released(other).size() >= 2 * orphans.size());
    for (TestNode node : nodes) {
      for (PartyId leg : released(node)) {
        assertThat(node.cluster.ownerOf(node.cluster.shardOf(leg.call()))).isEqualTo(node.cluster.self());
      }
      assertThat(node.connector.fences)
        .as("each order carries the fence of a lease")
        .allMatch(fence -> fence > 0);
      node.connector.listed.clear();
    }
    assertThat(released(one)).as("both own a part of them").isNotEmpty();
    assertThat(released(other)).isNotEmpty();
    assertThat(one.node.reconciliations().recent())
      .filteredOn(entry -> entry.verdict().why() == Why.NO_SUCH_CALL)
      .as("nothing is released at first sight")
      .allSatisfy(closed ->
        assertThat(one.node.reconciliations().recent()).anyMatch(
          entry ->
            entry.verdict().why() == Why.TOO_YOUNG &&
            entry.verdict().leg().equals(closed.verdict().leg()) &&
            !entry.at().plus(GRACE).isAfter(closed.at())
        )
      );
  }

  /**
   * A call that has been answered while its owner died.
   *
   * @param unkept so many changes the node that is left does not keep
   */
  private CallId orphaned(TestNode one, int unkept) {
    TestNode other = join(ScriptedSwitch.obedient(), NEVER);
    until(() -> shards(other) > 100);
    CallId call = dialled(other);
    list(call, null, PartyState.Established, PartyState.Established);
    nodes.remove(other);
    one.unkept.set(unkept);
    await(other.crash());
    return call;
  }

  @Test
  void whatTheSwitchDidWhileItsOwnerDiedIsTakenOver() {
    TestNode one = join(ScriptedSwitch.obedient(), NEVER);
    CallId call = orphaned(one, 0);
    until(() -> state(one, call, 1) == PartyState.Established);
    assertThat(state(one, call, 0)).isEqualTo(PartyState.Established);
    until(() -> one.node.reconciliations().count(Why.MISSED_EVENTS) >= 1);
    assertThat(one.node.reconciliations().recent())
      .filteredOn(entry -> entry.verdict().why() == Why.MISSED_EVENTS)
      .extracting(Reconciliations.Entry::occasion)
      // The second, when its first owner could not keep what it was told while the other node was still being missed; the third,
      // when this one itself stood still meanwhile, as on a machine with much to do.
      .isSubsetOf(Reconciliations.Occasion.TAKEOVER, Reconciliations.Occasion.AGAIN, Reconciliations.Occasion.HEAL);
  }

  @Test
  void whatCouldNotBeKeptIsLookedAtAgain() {
    TestNode one = join(ScriptedSwitch.obedient(), NEVER);
    // The first owner gives up over it, and so do the next two.
    CallId call = orphaned(one, 3);
    until(() -> state(one, call, 1) == PartyState.Established);
    assertThat(one.unkept).hasValue(0);
  }

  @Test
  void aSwitchThatIsBackIsComparedWith() {
    TestNode node = join(ScriptedSwitch.obedient(), NEVER);
    CallId call = dialled(node);
    until(() -> node.node.reconciliations().shards() >= node.cluster.shards());
    node.connector.up = false;
    list(call, null, PartyState.Established, PartyState.Established);
    int looks = node.connector.looks.get();
    // Longer than it takes to notice that it has gone.
    Instant noticed = Instant.now().plusMillis(2500);
    until(() -> Instant.now().isAfter(noticed));
    assertThat(node.connector.looks).as("nobody asks a switch that cannot be reached").hasValue(looks);
    assertThat(state(node, call, 1)).isEqualTo(PartyState.Ringing);
    node.connector.up = true;
    until(() -> state(node, call, 1) == PartyState.Established);
  }

  @Test
  void aCallOfWhichTheSwitchHasNothingEndsAndTheCountsAgreeWithARecount() {
    TestNode node = join(ScriptedSwitch.forgetful(), OFTEN);
    CallId gone = dialled(node);
    CallId there = dialled(node);
    list(there, null, PartyState.Dialing, PartyState.Ringing);
    until(() -> await(node.store.find(gone)).isEmpty());
    assertThat(await(node.calls.of(ANNA))).hasSize(1);
    assertThat(await(node.calls.of(BERT))).hasSize(1);
    until(() -> node.node.tally().calls() == node.hazelcast.getMap("hookswitch-calls").size());
    assertThat(node.node.tally().calls()).isEqualTo(1);
    assertThat(node.node.reconciliations().count(Why.GONE)).isEqualTo(2);
    assertThat(state(node, there, 1)).isEqualTo(PartyState.Ringing);
  }

  @Test
  void nothingIsConcludedOfACallThatTheListCannotSpeakFor() {
    TestNode node = join(ScriptedSwitch.forgetful(), OFTEN);
    CallId unknown = dialled(node);
    node.connector.uncovered.add(unknown);
    CallId gone = dialled(node);
    until(() -> await(node.store.find(gone)).isEmpty());
    int looks = node.connector.looks.get();
    until(() -> node.connector.looks.get() > looks + node.cluster.shards());
    assertThat(state(node, unknown, 1)).isEqualTo(PartyState.Ringing);
    node.connector.uncovered.clear();
    until(() -> await(node.store.find(unknown)).isEmpty());
  }

  @Test
  void aCallThatTheSwitchBeganAndNobodyHeardOfAppearsAtItsUser() {
    TestNode node = join(ScriptedSwitch.obedient(), OFTEN);
    CallId call = node.calls.mint();
    Endpoint customer = Endpoint.network("+3221234567", "+3221234567");
    SwitchEvent began = new SwitchEvent.Offered(call.party(0), 5, "foo", customer, end(BERT, "1002"));
    list(call, began, PartyState.Dialing, PartyState.Ringing);
    until(() -> await(node.calls.of(BERT)).size() == 1);
    assertThat(state(node, call, 1)).isEqualTo(PartyState.Ringing);
    until(() -> node.connector.adopted.contains(call));
    assertThat(node.connector.orders).noneMatch(SwitchOrder.Release.class::isInstance);
  }

  @Test
  void aCallThatTheListSpeaksForAsksAfterNoLegByItself() {
    Duration often = Duration.ofMillis(100);
    TestNode alone = await(TestNode.join(cluster, ScriptedSwitch.obedient(), NEVER, often));
    nodes.add(alone);
    until(() -> alone.node.reconciliations().shards() >= alone.cluster.shards());
    CallId unlisted = dialled(alone);
    until(() -> questions(alone, unlisted) >= 6);
    TestNode node = await(TestNode.join(cluster + "-2", ScriptedSwitch.obedient(), OFTEN, often));
    nodes.add(node);
    CallId listed = dialled(node);
    list(listed, null, PartyState.Dialing, PartyState.Ringing);
    long seen = node.node.reconciliations().count(Why.SAME);
    until(() -> node.node.reconciliations().count(Why.SAME) > seen);
    long asked = questions(node, listed);
    long more = questions(alone, unlisted) + 10;
    until(() -> questions(alone, unlisted) >= more);
    assertThat(questions(node, listed)).isEqualTo(asked);
  }

  private static long questions(TestNode node, CallId call) {
    return node.connector.orders
      .stream()
      .filter(order -> order instanceof SwitchOrder.Inspect && order.party().call().equals(call))
      .count();
  }

  /** The same on the list of every node; as it has been for ages. */
  private void list(CallId call, SwitchEvent began, PartyState caller, PartyState called) {
    SwitchCall listed = new SwitchCall(
      call,
      1000,
      LONG_AGO,
      began,
      List.of(leg(call, 0, caller), leg(call, 1, called))
    );
    nodes.forEach(node -> node.connector.listed.put(call, listed));
  }

  private static SwitchLeg leg(CallId call, int index, PartyState state) {
    return new SwitchLeg(
      index,
      List.of(new SwitchEvent.Inspected(call.party(index), 0, state, false, RecordingState.None))
    );
  }

  private static List<PartyId> released(TestNode node) {
    return node.connector.orders
      .stream()
      .filter(SwitchOrder.Release.class::isInstance)
      .map(SwitchOrder::party)
      .toList();
  }

  private TestNode join(ScriptedSwitch connector, Rounds rounds) {
    TestNode node = await(TestNode.join(cluster, connector, rounds));
    nodes.add(node);
    return node;
  }

  /** Whether both have their halves, and nothing moves any more. */
  private static boolean shared(TestNode one, TestNode other) {
    int all = one.cluster.shards();
    boolean halves = shards(one) >= all / 2 && shards(other) >= all / 2;
    return (
      halves &&
      IntStream.range(0, all).allMatch(
        shard ->
          one.cluster.ownerOf(shard).equals(one.cluster.holderOf(shard)) &&
          one.cluster.ownerOf(shard).equals(other.cluster.holderOf(shard))
      )
    );
  }

  private static long shards(TestNode node) {
    String self = node.cluster.self();
    return IntStream.range(0, node.cluster.shards())
      .filter(shard -> node.cluster.ownerOf(shard).equals(self))
      .count();
  }

  /** On the node's own shard, and on the list as it is; the called phone rings. */
  private CallId dialled(TestNode node) {
    List<CallId> minted = new ArrayList<>();
    // A shard that is to be the node's may still be another's, which has its calls: shards move a few at a time.
    until(() -> {
      minted.addFirst(node.calls.mint());
      return node.cluster.holderOf(node.cluster.shardOf(minted.getFirst())).equals(node.cluster.self());
    });
    CallId made = minted.getFirst();
    Command dial = new Command.Dial(made.party(0), end(ANNA, "1001"), end(BERT, "1002"), false, null, Map.of());
    Reply reply = await(ask(node, made, 0, dial));
    assertThat(reply.refusal()).isNull();
    until(() -> state(node, made, 1) == PartyState.Ringing);
    return made;
  }

  private static PartyState state(TestNode node, CallId call, int party) {
    return await(ask(node, call, party, null))
      .call()
      .party(party)
      .orElseThrow()
      .state();
  }

  private static Future<Reply> ask(TestNode node, CallId call, int party, CallInput input) {
    return node.calls.ask(new Ask(call, "foo", party, input, Ask.Until.SETTLED, Instant.now().plusSeconds(20), "c"));
  }

  private static Endpoint end(UserId user, String number) {
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(user, "phone", UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Never)
    );
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
  }

  /** Asks again until it is so. */
  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Moment.pass();
    }
  }
}
