package io.hookswitch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.cluster.HazelcastCluster;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.cluster.MemoryException;
import io.hookswitch.user.AgentState;
import io.hookswitch.user.Channel;
import io.hookswitch.user.ContactCenterSession;
import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.Forwarding;
import io.hookswitch.user.Presence;
import io.hookswitch.user.PresenceInput;
import io.hookswitch.user.PresenceMachine;
import io.hookswitch.user.Seat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HazelcastPresenceStoreTest {

  private static final DeviceDecision ALL = new DeviceDecision(EnumSet.allOf(DeviceOperation.class), List.of());
  private static HazelcastInstance node;
  private static Vertx vertx;
  private final HazelcastPresenceStore store = new HazelcastPresenceStore(vertx, node);

  @BeforeAll
  static void open() {
    Config config = LoopbackCluster.member("presences-test").setProperty("hazelcast.logging.type", "none");
    node = Hazelcast.newHazelcastInstance(config);
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() throws Exception {
    node.shutdown();
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static Presence step(Presence presence, PresenceInput input) {
    Seat seat = new Seat(presence.user(), UserRole.Agent, List.of("desk"));
    return PresenceMachine.step(seat, presence, ALL, input, Instant.parse("2026-05-04T10:00:00.123456Z")).next();
  }

  @Test
  void aUserWhoNeverSetAnythingIsUnknown() throws Exception {
    UserId user = new UserId("acme", "nobody");
    assertThat(await(store.load(user))).isEqualTo(Presence.unknown(user));
  }

  @Test
  void everythingOfAPresenceComesBack() throws Exception {
    UserId user = new UserId("acme", "ann");
    ContactCenterSession session = new ContactCenterSession("desk", Set.of(Channel.Voice), "p", "q");
    Presence presence = Presence.unknown(user);
    for (PresenceInput input : List.of(
      new PresenceInput.StartSession(session, AgentState.AUX_WORK.because("Tea")),
      new PresenceInput.DoNotDisturb("desk", true),
      new PresenceInput.ForwardCalls("desk", new Forwarding("+14155550100", "415 555 0100"))
    )) {
      presence = step(presence, input);
      assertThat(await(store.save(presence))).isTrue();
    }
    assertThat(await(store.load(user))).isEqualTo(presence);
  }

  @Test
  void ofTwoWhoChangeTheSameOneIsTooLate() throws Exception {
    UserId user = new UserId("acme", "bob");
    Presence disturbed = step(Presence.unknown(user), new PresenceInput.DoNotDisturb("desk", true));
    Presence forwarded = step(
      Presence.unknown(user),
      new PresenceInput.ForwardCalls("desk", new Forwarding("202", "202"))
    );
    assertThat(await(store.save(disturbed))).isTrue();
    assertThat(await(store.save(forwarded))).isFalse();
    assertThat(await(store.load(user))).isEqualTo(disturbed);
  }

  @Test
  void whoDoesNotKnowWhetherItWasKeptKeepsItAgain() throws Exception {
    UserId user = new UserId("acme", "cid");
    Presence first = step(Presence.unknown(user), new PresenceInput.DoNotDisturb("desk", true));
    assertThat(await(store.save(first))).isTrue();
    assertThat(await(store.save(first))).isTrue();
    Presence second = step(first, new PresenceInput.DoNotDisturb("desk", false));
    assertThat(await(store.save(second))).isTrue();
    assertThat(await(store.save(first))).isFalse();
    assertThat(await(store.load(user))).isEqualTo(second);
  }

  @Test
  void whatNoOtherNodeHasIsNotKept() throws Exception {
    Config config = LoopbackCluster.member("presences-alone").setProperty("hazelcast.logging.type", "none");
    config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(HazelcastCluster.PROTECTION, true, 2));
    HazelcastInstance alone = Hazelcast.newHazelcastInstance(config);
    try {
      Presence disturbed = step(
        Presence.unknown(new UserId("acme", "dan")),
        new PresenceInput.DoNotDisturb("desk", true)
      );
      Future<Boolean> saved = new HazelcastPresenceStore(vertx, alone).save(disturbed);
      assertThatThrownBy(() -> await(saved)).hasCauseInstanceOf(MemoryException.class);
    } finally {
      alone.shutdown();
    }
  }
}
