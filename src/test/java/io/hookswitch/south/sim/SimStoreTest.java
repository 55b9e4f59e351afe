package io.hookswitch.south.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.cluster.LoopbackCluster;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all stores promise, seen through two doors to the same store. */
class SimStoreTest {

  private static final CallId CALL = new CallId(7);

  private static Vertx vertx;
  private static HazelcastInstance first;
  private static HazelcastInstance second;
  private static SqlSimStore here;
  private static SqlSimStore there;

  @TempDir
  private static Path dir;

  @BeforeAll
  static void joinTwoNodes() {
    vertx = Vertx.vertx();
    String cluster = "sim-" + UUID.randomUUID();
    first = Hazelcast.newHazelcastInstance(config(cluster));
    second = Hazelcast.newHazelcastInstance(config(cluster));
    assertThat(second.getCluster().getMembers()).hasSize(2);
    here = inDatabase();
    there = inDatabase();
  }

  private static SqlSimStore inDatabase() {
    return new SqlSimStore(vertx, Database.of(StorageConfig.DEFAULT, dir), call ->
      first.getPartitionService().getPartition(call.number()).getPartitionId()
    );
  }

  private static Config config(String cluster) {
    Config config = LoopbackCluster.member(cluster).setProperty("hazelcast.logging.type", "none");
    return config;
  }

  @AfterAll
  static void leave() throws Exception {
    done(Future.join(here.close(), there.close()));
    for (HazelcastInstance node : new HazelcastInstance[] { first, second }) if (node != null) node.shutdown();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  static Stream<Arguments> stores() {
    MemorySimStore memory = new MemorySimStore();
    first.getMap("hookswitch-sim").clear();
    first.getMap("hookswitch-sim-devices").clear();
    return Stream.of(
      Arguments.of("memory", memory, memory),
      Arguments.of("hazelcast", new HazelcastSimStore(vertx, first), new HazelcastSimStore(vertx, second)),
      Arguments.of("database", here, there)
    );
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static byte[] form(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void aFormReplacesTheOneBeforeItAndNoOther(String name, SimStore here, SimStore there) {
    assertThat(done(here.load(CALL))).isEmpty();
    assertThat(done(here.save(CALL, 2, form("two")))).isFalse();
    assertThat(done(here.save(CALL, 1, form("one")))).isTrue();
    assertThat(done(there.save(CALL, 1, form("another one")))).isFalse();
    assertThat(done(there.load(CALL)).map(bytes -> new String(bytes, StandardCharsets.UTF_8))).contains("one");
    assertThat(done(there.save(CALL, 2, form("two")))).isTrue();
    assertThat(done(here.remove(CALL, 2))).isFalse();
    assertThat(done(here.remove(CALL, 3))).isTrue();
    assertThat(done(there.load(CALL))).isEqualTo(Optional.empty());
  }

  @Test
  void aSaveThatMayHaveBeenMadeIsMadeOnce() {
    Map.Entry<Long, byte[]> call = new AbstractMap.SimpleEntry<>(7L, null);
    byte[] one = { 0, 0, 0, 0, 0, 0, 0, 1, 'x' };
    HazelcastSimStore.Replace save = new HazelcastSimStore.Replace(1, one, true);
    assertThat(save.process(call)).as("it was not").isTrue();
    assertThat(save.process(call)).as("it was").isTrue();
    assertThat(new HazelcastSimStore.Replace(1, one, false).process(call))
      .as("another engine's")
      .isFalse();
    HazelcastSimStore.Replace remove = new HazelcastSimStore.Replace(2, null, true);
    assertThat(remove.process(call)).isTrue();
    assertThat(remove.process(call)).isTrue();
    assertThat(call.getValue()).isNull();
  }

  @Test
  void aLegThatLeavesAPhoneTwiceLeavesItOnce() {
    Map.Entry<String, String> phone = new AbstractMap.SimpleEntry<>("phone", null);
    new HazelcastSimStore.Occupy("7.1", true).process(phone);
    HazelcastSimStore.Vacate vacate = new HazelcastSimStore.Vacate("7.1");
    assertThat(vacate.process(phone)).isTrue();
    assertThat(vacate.process(phone)).isTrue();
    assertThat(phone.getValue()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void whoWasNotAnsweredAsksWhetherItIsThere(String name, SimStore here, SimStore there) {
    assertThat(done(here.confirm(CALL, null))).isTrue();
    assertThat(done(here.confirm(CALL, form("one")))).isFalse();
    assertThat(done(here.save(CALL, 1, form("one")))).isTrue();
    assertThat(done(there.confirm(CALL, form("one")))).isTrue();
    assertThat(done(there.confirm(CALL, form("two")))).isFalse();
    assertThat(done(there.confirm(CALL, null))).isFalse();
    assertThat(done(here.remove(CALL, 2))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void aPhoneIsBusyWhileItRingsAndWhenItsLinesAreTaken(String name, SimStore here, SimStore there) {
    String phone = "phone";
    assertThat(done(here.claim(phone, CALL.party(1), 2))).isTrue();
    assertThat(done(there.claim(phone, CALL.party(1), 2)))
      .as("the same leg again")
      .isTrue();
    assertThat(done(there.claim(phone, CALL.party(2), 2)))
      .as("while it rings")
      .isFalse();
    done(here.occupy(phone, CALL.party(1), false));
    assertThat(done(there.claim(phone, CALL.party(2), 2)))
      .as("second line")
      .isTrue();
    done(here.occupy(phone, CALL.party(2), false));
    assertThat(done(there.claim(phone, CALL.party(3), 2)))
      .as("no third line")
      .isFalse();
    done(there.vacate(phone, CALL.party(1)));
    done(there.vacate(phone, CALL.party(1)));
    assertThat(done(here.claim(phone, CALL.party(3), 2)))
      .as("a line is free again")
      .isTrue();
    done(here.vacate(phone, CALL.party(2)));
    done(here.vacate(phone, CALL.party(3)));
    if (here instanceof MemorySimStore memory) assertThat(memory.empty()).isTrue();
    else assertThat(first.getMap("hookswitch-sim-devices").isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void aLongFormComesBackByteForByte(String name, SimStore here, SimStore there) {
    Desk desk = Desk.talking();
    for (int i = 0; i < SimCall.REMEMBERED; i++) desk.pass(Duration.ofMillis(1)).dial(Numbers.BOB, false);
    done(here.save(desk.id, 1, SimJson.write(desk.call)));
    assertThat(SimJson.read(desk.id, done(there.load(desk.id)).orElseThrow())).isEqualTo(desk.call);
    done(here.remove(desk.id, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void callsAreListedInOrderAPageAtATime(String name, SimStore here, SimStore there) {
    List<CallId> all = LongStream.rangeClosed(1001, 1400).mapToObj(CallId::new).toList();
    all.forEach(call -> assertThat(done(here.save(call, 1, form("form of " + call)))).isTrue());
    Set<CallId> found = new TreeSet<>();
    for (int shard = 0; shard < first.getPartitionService().getPartitions().size(); shard++) {
      CallId after = new CallId(1000);
      for (boolean more = true; more; ) {
        SortedMap<CallId, byte[]> page = done(there.list(shard, after, 2));
        assertThat(page.size()).isLessThanOrEqualTo(2);
        CallId before = after;
        page.forEach((call, form) -> {
          assertThat(call).isGreaterThan(before);
          assertThat(form).isEqualTo(form("form of " + call));
        });
        if (!name.equals("memory")) assertThat(page.keySet())
          .as("of one shard")
          .noneMatch(call -> !found.add(call));
        else found.addAll(page.keySet());
        more = page.size() == 2;
        if (more) after = page.lastKey();
      }
    }
    assertThat(found).containsExactlyElementsOf(all);
    all.forEach(call -> assertThat(done(here.remove(call, 2))).isTrue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stores")
  void phonesInUseAreKnownByTheirShard(String name, SimStore here, SimStore there) {
    assertThat(done(here.claim("ringing", CALL.party(1), 2))).isTrue();
    done(here.occupy("talking", CALL.party(0), false));
    Map<String, Map<PartyId, Boolean>> found = new HashMap<>();
    for (int shard = 0; shard < first.getPartitionService().getPartitions().size(); shard++) {
      found.putAll(done(there.occupied(shard)));
    }
    assertThat(found).containsOnly(
      Map.entry("ringing", Map.of(CALL.party(1), true)),
      Map.entry("talking", Map.of(CALL.party(0), false))
    );
    done(here.vacate("ringing", CALL.party(1)));
    done(here.vacate("talking", CALL.party(0)));
  }
}
