package io.hookswitch.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.Moment;
import io.hookswitch.call.UserId;
import io.hookswitch.push.Streams.Position;
import io.hookswitch.push.Streams.Replay;
import io.hookswitch.user.UserInput;
import io.hookswitch.wire.UserAsk;
import io.hookswitch.wire.UserReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams with real owners on a real cluster: nodes come, go and die while events are added and followed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamsIT {

  private static final UserId ANNA = new UserId("foo", "anna");

  private final String cluster = "test-" + UUID.randomUUID();
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void everybodyLeaves() {
    nodes.forEach(node -> await(node.leave()));
  }

  @Test
  void eventsAreHeardInOrderAndReplayedFromAnyPlace() {
    TestNode node = join();
    assertThat(await(node.streams.replay(ANNA, null)).end()).isEqualTo(new Position(0, 0));
    Follower anna = new Follower(ANNA);
    await(anna.come(node));
    Position last = append(node, 0, 10);
    assertThat(last.offset()).isEqualTo(10);
    until(() -> anna.applied().size() == 10);
    assertThat(anna.applied()).isEqualTo(numbers(0, 10));
    assertThat(anna.faults()).isEmpty();
    Replay half = await(node.streams.replay(ANNA, new Position(last.epoch(), 6)));
    assertThat(half.recovered()).isTrue();
    assertThat(half.end()).isEqualTo(last);
    assertThat(half.missed())
      .extracting(one -> one.at().offset())
      .containsExactly(7L, 8L, 9L, 10L);
    assertThat(half.missed())
      .extracting(one -> one.event())
      .containsExactlyElementsOf(events(6, 10));
    assertThat(await(node.streams.replay(ANNA, last)).missed()).isEmpty();
    assertThat(await(node.streams.replay(ANNA, last)).recovered()).isTrue();
  }

  @Test
  void whatIsNotKeptAnyMoreIsNotRecovered() {
    TestNode node = join();
    Position last = append(node, 0, TestNode.KEEP_EVENTS + 10);
    assertThat(await(node.streams.replay(ANNA, new Position(last.epoch(), 9)))).isEqualTo(
      new Replay(false, List.of(), last)
    );
    Replay whole = await(node.streams.replay(ANNA, new Position(last.epoch(), 10)));
    assertThat(whole.recovered()).isTrue();
    assertThat(whole.missed()).hasSize(TestNode.KEEP_EVENTS);
    assertThat(await(node.streams.replay(ANNA, new Position(last.epoch() - 1, 250))).recovered()).isFalse();
    assertThat(await(node.streams.replay(ANNA, new Position(last.epoch(), 999))).recovered()).isFalse();
    until(() -> await(node.events.all(ANNA)).size() == TestNode.KEEP_EVENTS);
  }

  @Test
  void anIdleStreamKeepsItsPlaceAndLetsItsEventsGo() {
    TestNode node = await(TestNode.join(cluster, ScriptedSwitch.obedient(), Duration.ofMillis(50)));
    nodes.add(node);
    Position last = append(node, 0, 10);
    until(() -> await(node.events.all(ANNA)).size() == 1);
    assertThat(await(node.streams.replay(ANNA, last))).isEqualTo(new Replay(true, List.of(), last));
    assertThat(await(node.streams.append(ANNA, Follower.event(10)))).isEqualTo(new Position(last.epoch(), 11));
  }

  @Test
  void anAppendThatIsRepeatedIsThereOnce() {
    TestNode node = join();
    Owners owners = new Owners(node.vertx, node.cluster, InstantSource.system());
    UserInput twice = new UserInput.Happened(42, Follower.event(0).json(), null);
    UserAsk ask = new UserAsk(ANNA, twice, 0, -1, Instant.now().plusSeconds(10));
    UserReply first = await(owners.ask(node.cluster.shardOf(ANNA), ask));
    UserReply second = await(owners.ask(node.cluster.shardOf(ANNA), ask));
    assertThat(second).isEqualTo(first);
    assertThat(await(node.events.all(ANNA))).hasSize(1);
  }

  @Test
  void twoNodesHearTheSameInTheSameOrder() {
    TestNode one = join();
    TestNode other = join();
    settled(other);
    List<UserId> users = Stream.of("a", "b", "c", "d", "e", "f")
      .map(name -> new UserId("foo", name))
      .toList();
    List<Follower> followers = new ArrayList<>();
    for (UserId user : users) {
      for (TestNode node : nodes) {
        Follower follower = new Follower(user);
        await(follower.come(node));
        followers.add(follower);
      }
    }
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      for (UserId user : users) all.add((i % 2 == 0 ? one : other).streams.append(user, Follower.event(i)));
    }
    await(Future.join(all));
    for (Follower follower : followers) until(() -> follower.applied().size() == 100);
    for (int i = 0; i < followers.size(); i += 2) {
      assertThat(followers.get(i).applied())
        .isEqualTo(followers.get(i + 1).applied())
        .doesNotHaveDuplicates();
      assertThat(
        followers
          .get(i)
          .applied()
          .stream()
          .filter(n -> n % 2 == 0)
      ).isSorted();
      assertThat(followers.get(i).faults()).isEmpty();
    }
  }

  @Test
  void aThousandEventsReachAClientThatComesAndGoes() {
    TestNode one = join();
    TestNode other = join();
    settled(other);
    Follower anna = new Follower(ANNA);
    await(anna.come(one));
    // A client that has seen nothing of a stream cannot recover it.
    List<Future<Position>> all = new ArrayList<>(List.of(one.streams.append(ANNA, Follower.event(0))));
    until(() -> anna.applied().size() == 1);
    for (int i = 1; i < 1000; i++) {
      all.add(one.streams.append(ANNA, Follower.event(i)));
      if (i % 50 == 49) {
        anna.go();
        await(all.get(i - 10));
        await(anna.come(nodes.get((i / 50) % 2)));
      }
    }
    await(Future.join(all));
    until(() -> anna.applied().size() == 1000);
    assertThat(anna.applied()).isEqualTo(numbers(0, 1000));
    assertThat(anna.faults()).isEmpty();
    assertThat(anna.resyncs()).isZero();
  }

  @Test
  void aNodeThatLeavesTakesNothingWithIt() {
    TestNode one = join();
    TestNode other = join();
    settled(other);
    ownerGoes(one, other, TestNode::leave);
  }

  @Test
  void aNodeThatDiesTakesNothingWithIt() {
    TestNode one = join();
    TestNode other = join();
    settled(other);
    ownerGoes(one, other, TestNode::crash);
  }

  /** Users of the node that goes, events all the while, the followers on the node that stays. */
  private void ownerGoes(TestNode one, TestNode other, java.util.function.Function<TestNode, Future<Void>> how) {
    List<Follower> followers = IntStream.range(0, 200)
      .mapToObj(i -> new UserId("foo", "user" + i))
      .filter(user -> other.cluster.holderOf(other.cluster.shardOf(user)).equals(other.cluster.self()))
      .limit(20)
      .map(Follower::new)
      .toList();
    assertThat(followers).hasSize(20);
    followers.forEach(follower -> await(follower.come(one)));
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) appendToAll(one, followers, i, all);
    await(all.get(500));
    Future<Void> gone = how.apply(other);
    int last = 50;
    while (!gone.isComplete() || last < 200) {
      appendToAll(one, followers, last++, all);
      await(all.getLast());
    }
    nodes.remove(other);
    await(Future.join(all));
    int total = last;
    for (Follower follower : followers) {
      until(() -> follower.applied().size() >= total);
      assertThat(follower.applied()).isEqualTo(numbers(0, total));
      assertThat(follower.faults()).isEmpty();
      assertThat(follower.resyncs()).isZero();
    }
  }

  private static void appendToAll(TestNode node, List<Follower> followers, int number, List<Future<?>> all) {
    followers.forEach(one -> all.add(node.streams.append(one.user, Follower.event(number))));
  }

  private TestNode join() {
    TestNode node = await(TestNode.join(cluster, ScriptedSwitch.obedient()));
    nodes.add(node);
    return node;
  }

  private static void settled(TestNode node) {
    String self = node.cluster.self();
    until(
      () ->
        IntStream.range(0, node.cluster.shards())
          .filter(shard -> node.cluster.holderOf(shard).equals(self))
          .count() > 100
    );
  }

  private static Position append(TestNode node, int from, int to) {
    List<Future<Position>> all = IntStream.range(from, to)
      .mapToObj(i -> node.streams.append(ANNA, Follower.event(i)))
      .toList();
    await(Future.join(all));
    assertThat(all)
      .extracting(one -> one.result().offset())
      .isEqualTo(
        LongStream.rangeClosed(from + 1, to)
          .boxed()
          .toList()
      );
    return all.getLast().result();
  }

  private static List<io.hookswitch.push.StreamEvent> events(int from, int to) {
    return IntStream.range(from, to).mapToObj(Follower::event).toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
  }

  /** Asks again until it is so; the test's own time limit ends a wait in vain. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      Moment.pass();
    }
  }
}
