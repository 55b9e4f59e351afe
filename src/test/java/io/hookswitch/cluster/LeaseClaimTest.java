package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  private final HazelcastInstance keeper = Hazelcast.newHazelcastInstance(
    LoopbackCluster.member("claims-" + UUID.randomUUID())
  );
  private final IMap<Integer, Lease> leases = keeper.getMap("leases");
  private final UUID here = keeper.getCluster().getLocalMember().getUuid();

  @AfterEach
  void leaves() {
    keeper.getLifecycleService().terminate();
  }

  @Test
  void aMemberGetsTheLeaseOfOneThatHasLeft() {
    assertThat(claim(new LeaseClaim("a", Set.of("a"), 7, here))).isEqualTo(new Lease("a", 7));
    assertThat(claim(new LeaseClaim("b", Set.of("a", "b"), 7, here))).isEqualTo(new Lease("a", 7));
    assertThat(claim(new LeaseClaim("b", Set.of("b"), 7, here))).isEqualTo(new Lease("b", 8));
  }

  /** It saw nobody else when it claimed, and has come back as another member since. */
  @Test
  void whoIsNoMemberAnyMoreTakesNothingFromThoseThatAre() {
    claim(new LeaseClaim("a", Set.of("a", "b"), 7, here));
    LeaseClaim late = new LeaseClaim("b", Set.of("b"), 7, UUID.randomUUID());
    assertThatThrownBy(() -> claim(late)).hasMessageContaining("none any more: b");
    assertThat(leases.get(1)).isEqualTo(new Lease("a", 7));
  }

  @Test
  void aMarkedOneIsHeldAgainstTheSame() {
    claim(new LeaseClaim("a", Set.of("a", "b"), 7, here));
    EntryProcessor<Integer, Lease, Lease> late = new DecidedOnce<>(
      new LeaseClaim("b", Set.of("b"), 7, UUID.randomUUID())
    );
    assertThatThrownBy(() ->
      leases.executeOnKey(1, new Arrivals.Marked<>(late, UUID.randomUUID()))
    ).hasMessageContaining("none any more: b");
  }

  private Lease claim(LeaseClaim claim) {
    return leases.executeOnKey(1, new DecidedOnce<>(claim));
  }
}
