package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose addresses the others have forgotten. */
class RegistrationsTest {

  private static HazelcastInstance hazelcast;
  private final MultiMap<String, HazelcastRegistrationInfo> known = hazelcast.getMultiMap("__vertx.subs");
  private final Registrations registrations = new Registrations(null, hazelcast, "one", Set.of("mine", "all", "later"));

  @BeforeAll
  static void open() {
    hazelcast = Hazelcast.newHazelcastInstance(
      LoopbackCluster.member("registrations-test").setProperty("hazelcast.logging.type", "none")
    );
  }

  @AfterAll
  static void close() {
    hazelcast.shutdown();
  }

  @BeforeEach
  void twoNodes() {
    known.clear();
    known.put("mine", of("one", 1));
    known.put("all", of("one", 2));
    known.put("all", of("two", 1));
    registrations.look();
  }

  private static HazelcastRegistrationInfo of(String node, long number) {
    return new HazelcastRegistrationInfo(new RegistrationInfo(node, number, false));
  }

  @Test
  void whatHasGotLostIsSaidAgain() {
    known.clear();
    registrations.look();
    assertThat(known.size()).as("it may be about to come").isZero();
    registrations.look();
    assertThat(known.get("mine")).containsExactly(of("one", 1));
    assertThat(known.get("all")).as("for the others nobody speaks").containsExactly(of("one", 2));
    assertThat(known.get("later")).as("never said").isEmpty();
  }

  @Test
  void whatIsBackByItselfIsLeft() {
    known.clear();
    registrations.look();
    known.put("mine", of("one", 7));
    registrations.look();
    registrations.look();
    assertThat(known.get("mine")).containsExactly(of("one", 7));
  }

  @Test
  void whoLeavesSaysNothingMore() {
    registrations.stop();
    known.clear();
    registrations.look();
    registrations.look();
    assertThat(known.size()).isZero();
  }
}
