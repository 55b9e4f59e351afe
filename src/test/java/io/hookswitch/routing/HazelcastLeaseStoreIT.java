package io.hookswitch.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.directory.RoutingPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pool in real clusters of two members, one of which is killed. */
final class HazelcastLeaseStoreIT {

  private static final String MOBILE = "+32470123456";
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final RoutingPool POOL = new RoutingPool(
    "foo",
    IntStream.range(0, 100)
      .mapToObj(n -> "+32365482" + (100 + n))
      .toList(),
    Duration.ofSeconds(60),
    Duration.ofSeconds(30)
  );

  private final String cluster = "routing-" + UUID.randomUUID();
  private final List<HazelcastInstance> members = new ArrayList<>();
  private Vertx vertx;

  @BeforeEach
  void takeVertx() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() throws Exception {
    members.forEach(member -> member.getLifecycleService().terminate());
    await(vertx.close());
  }

  @Test
  void manyClientsOfTwoNodesNeverGetTheSameNumber() throws Exception {
    List<LeaseStore> nodes = List.of(join(), join());
    List<Future<Optional<String>>> asked = new ArrayList<>();
    for (int client = 0; client < 300; client++) {
      asked.add(nodes.get(client % 2).lend(POOL, anchor("user" + client), NOW));
    }
    await(Future.all(asked));
    List<String> lent = asked
      .stream()
      .flatMap(one -> one.result().stream())
      .toList();
    assertThat(lent).hasSize(100).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(POOL.numbers());
  }

  @Test
  void ofManyLegsToOneNumberOneGoesThrough() throws Exception {
    List<LeaseStore> nodes = List.of(join(), join());
    String number = await(nodes.getFirst().lend(POOL, anchor("ada"), NOW)).orElseThrow();
    List<Future<Optional<Anchor>>> legs = new ArrayList<>();
    for (int leg = 0; leg < 50; leg++) {
      legs.add(nodes.get(leg % 2).use("foo", number, MOBILE, NOW.plusSeconds(1)));
    }
    await(Future.all(legs));
    assertThat(legs.stream().flatMap(leg -> leg.result().stream())).containsExactly(anchor("ada"));
  }

  @Test
  void aLeaseAndItsQuarantineOutliveANode() throws Exception {
    LeaseStore first = join();
    LeaseStore second = join();
    String adas = await(first.lend(POOL, anchor("ada"), NOW)).orElseThrow();
    String bens = await(second.lend(POOL, anchor("ben"), NOW)).orElseThrow();
    await(second.use("foo", bens, MOBILE, NOW));
    waitForCopies();
    members.removeFirst().getLifecycleService().terminate();
    assertThat(await(second.use("foo", adas, MOBILE, NOW.plusSeconds(59)))).contains(anchor("ada"));
    assertThat(await(second.use("foo", bens, MOBILE, NOW.plusSeconds(1)))).isEmpty();
    RoutingPool two = new RoutingPool("foo", List.of(adas, bens), POOL.ttl(), POOL.quarantine());
    assertThat(await(second.lend(two, anchor("cat"), NOW.plusSeconds(29)))).isEmpty();
    assertThat(await(second.lend(two, anchor("cat"), NOW.plusSeconds(30)))).contains(bens);
  }

  /** A node that has just joined is not a second place yet. */
  private void waitForCopies() {
    assertThat(members).allMatch(member -> member.getPartitionService().forceLocalMemberToBeSafe(60, TimeUnit.SECONDS));
  }

  private static Anchor anchor(String user) {
    Endpoint.Subscriber who = new Endpoint.Subscriber(
      new UserId("foo", user),
      "d",
      UserRole.Agent,
      TelephonyNetwork.Public,
      true,
      RecordingMode.Never
    );
    return new Anchor(
      Set.of(MOBILE),
      new Endpoint("1001", "1001", who),
      Endpoint.network("+3225126778", "+3225126778")
    );
  }

  private LeaseStore join() throws Exception {
    HazelcastInstance member = await(vertx.executeBlocking(() -> Hazelcast.newHazelcastInstance(config()), false));
    members.add(member);
    return new HazelcastLeaseStore(vertx, member);
  }

  private Config config() {
    Config config = LoopbackCluster.member(cluster);
    return config;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
