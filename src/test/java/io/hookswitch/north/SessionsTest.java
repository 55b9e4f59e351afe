package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.LoopbackCluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions live while they are used, end when told, and are stored under a hash. */
@ExtendWith(VertxExtension.class)
class SessionsTest {

  private static final UserId AGENT = new UserId("foo", "agent \"one\"");

  @Test
  void useKeepsASessionAliveAndIdlenessEndsIt() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Sessions sessions = new MemorySessions(Duration.ofMinutes(30), now::get);
    sessions.put("key", AGENT);
    now.set(now.get().plus(Duration.ofMinutes(29)));
    assertThat(sessions.get("key").result()).contains(AGENT);
    now.set(now.get().plus(Duration.ofMinutes(29)));
    assertThat(sessions.get("key").result()).contains(AGENT);
    now.set(now.get().plus(Duration.ofMinutes(31)));
    assertThat(sessions.get("key").result()).isEmpty();
  }

  @Test
  void aRemovedSessionIsGone() {
    Sessions sessions = new MemorySessions(Duration.ofMinutes(30), () -> Instant.EPOCH);
    sessions.put("key", AGENT);
    sessions.remove("key");
    assertThat(sessions.get("key").result()).isEmpty();
  }

  @Test
  void tokensDifferAreStoredHashedAndHideThemselves() {
    SessionToken token = SessionToken.fresh();
    assertThat(token).isNotEqualTo(SessionToken.fresh());
    assertThat(token.key()).hasSize(64).doesNotContain(token.secret());
    assertThat(token.toString()).doesNotContain(token.secret());
    assertThat(SessionToken.parse(token.secret())).contains(token);
    assertThat(SessionToken.parse(token.secret() + "x")).isEmpty();
  }

  @Test
  void aSessionThatWasEndedElsewhereIsOverWithinASecond() throws Exception {
    HazelcastInstance first = Hazelcast.newHazelcastInstance(member());
    HazelcastInstance second = Hazelcast.newHazelcastInstance(member());
    Vertx vertx = Vertx.vertx();
    try {
      Sessions here = new HazelcastSessions(vertx, first, Duration.ofMinutes(30));
      Sessions there = new HazelcastSessions(vertx, second, Duration.ofMinutes(30));
      for (int number = 0; number < 20; number++) {
        String key = "key" + number;
        await(here.put(key, AGENT));
        assertThat(await(there.get(key))).contains(AGENT);
        assertThat(await(here.get(key))).contains(AGENT);
        await(there.remove(key));
        assertThat(await(there.get(key)))
          .as("where it was ended")
          .isEmpty();
      }
      long ended = System.nanoTime();
      for (int number = 0; number < 20; number++) {
        while (await(here.get("key" + number)).isPresent()) {
          assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofMillis(2_500));
        }
      }
    } finally {
      first.shutdown();
      second.shutdown();
      await(vertx.close());
    }
  }

  private static Config member() {
    return LoopbackCluster.member("sessions-of-two").setProperty("hazelcast.logging.type", "none");
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void oneNodeSeesTheSessionsOfAnother(Vertx vertx, VertxTestContext test) {
    Config config = LoopbackCluster.member("sessions-test").setProperty("hazelcast.logging.type", "none");
    config.addMapConfig(new MapConfig("hookswitch-*").setAsyncBackupCount(1).setSplitBrainProtectionName("majority"));
    config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig("majority", true, 2));
    HazelcastInstance node = Hazelcast.newHazelcastInstance(config);
    Duration idle = Duration.ofMinutes(30);
    Sessions here = new HazelcastSessions(vertx, node, idle);
    Sessions there = new HazelcastSessions(vertx, node, idle);
    here
      .put("key", AGENT)
      .compose(put -> there.get("key"))
      .compose(found -> {
        test.verify(() -> {
          assertThat(found).as("without most nodes too").contains(AGENT);
          MapConfig kept = node.getConfig().findMapConfig("http-sessions");
          assertThat(kept.getTotalBackupCount()).as("copies, as of a call").isEqualTo(2);
          assertThat(kept.getEvictionConfig().getSize()).isEqualTo(100_000);
          assertThat(node.<String, String>getMap("http-sessions").getEntryView("key").getMaxIdle()).isEqualTo(
            1_800_000
          );
        });
        return there.remove("key");
      })
      .compose(removed -> here.get("key"))
      .onComplete(
        test.succeeding(found ->
          test.verify(() -> {
            assertThat(found).isEmpty();
            node.shutdown();
            test.completeNow();
          })
        )
      );
  }
}
