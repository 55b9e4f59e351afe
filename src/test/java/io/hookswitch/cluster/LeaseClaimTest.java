package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a claim finds where the lease is kept, perhaps later than its claimer thought. */
class LeaseClaimTest {

  private final HazelcastInstance keeper = Hazelcast.newHazelcastInstance(node("here"));
  private final IMap<Integer, Lease> leases = keeper.getMap("leases");

  private static Config node(String name) {
    Config config = LoopbackCluster.member("claims-" + UUID.randomUUID());
    config.getMemberAttributeConfig().setAttribute("__vertx.nodeId", name);
    return config;
  }

  @AfterEach
  void leaves() {
    keeper.getLifecycleService().terminate();
  }

  @Test
  void aLeaseOfOneThatHasLeftIsFree() {
    assertThat(claim(new LeaseClaim("gone", Set.of("gone"), 7))).isEqualTo(new Lease("gone", 7));
    assertThat(claim(new LeaseClaim("b", Set.of("gone", "b"), 7))).isEqualTo(new Lease("gone", 7));
    assertThat(claim(new LeaseClaim("b", Set.of("b"), 7))).isEqualTo(new Lease("b", 8));
  }

  /** It saw nobody else when it claimed, and has come back since. */
  @Test
  void aLeaseOfOneThatIsThereIsNotWhateverTheClaimerBelieves() {
    claim(new LeaseClaim("here", Set.of("here", "b"), 7));
    assertThat(claim(new LeaseClaim("b", Set.of("b"), 7))).isEqualTo(new Lease("here", 7));
  }

  @Test
  void aMarkedClaimIsHeldAgainstTheSame() {
    claim(new LeaseClaim("here", Set.of("here", "b"), 7));
    EntryProcessor<Integer, Lease, Lease> late = new DecidedOnce<>(new LeaseClaim("b", Set.of("b"), 7));
    assertThat(leases.executeOnKey(1, new Arrivals.Marked<>(late, UUID.randomUUID()))).isEqualTo(new Lease("here", 7));
  }

  private Lease claim(LeaseClaim claim) {
    return leases.executeOnKey(1, new DecidedOnce<>(claim));
  }
}
