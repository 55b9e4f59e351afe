package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.map.IMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes; the one that keeps the entry is killed, and what the other has is looked at. */
class DecidedOnceTest {

  private final String cluster = "decided-" + UUID.randomUUID();
  private HazelcastInstance one;
  private HazelcastInstance two;

  @BeforeEach
  void bothHaveEverything() {
    one = join();
    two = join();
    assertThat(List.of(one, two)).allMatch(node ->
      node.getPartitionService().forceLocalMemberToBeSafe(60, TimeUnit.SECONDS)
    );
  }

  @AfterEach
  void everybodyLeaves() {
    one.getLifecycleService().terminate();
    two.getLifecycleService().terminate();
  }

  @Test
  void theCopyHasWhatTheAnswerSaid() {
    String key = keptByOne();
    String answer = change(key, new NewEachTime());
    one.getLifecycleService().terminate();
    assertThat(after(key)).isEqualTo(answer);
  }

  /** Each decision is another one, as it is where a copy has not what it would decide by. */
  record NewEachTime() implements EntryProcessor<String, String, String> {
    @Override
    public String process(Map.Entry<String, String> entry) {
      entry.setValue(UUID.randomUUID().toString());
      return entry.getValue();
    }
  }

  @Test
  void whatIsRemovedIsRemovedFromTheCopy() {
    String key = keptByOne();
    map(one).set(key, "here");
    assertThat(change(key, new Remove())).isEqualTo("here");
    one.getLifecycleService().terminate();
    assertThat(after(key)).isNull();
  }

  record Remove() implements EntryProcessor<String, String, String> {
    @Override
    public String process(Map.Entry<String, String> entry) {
      return entry.setValue(null);
    }
  }

  @Test
  void theCopyIsKeptAsLong() {
    String key = keptByOne();
    change(key, new KeepAnHour());
    one.getLifecycleService().terminate();
    assertThat(after(key)).isEqualTo("an hour");
    assertThat(map(two).getEntryView(key).getTtl()).isEqualTo(TimeUnit.HOURS.toMillis(1));
  }

  @Test
  void whatIsLeftAsItWasIsKeptAsLongAsBefore() {
    String key = keptByOne();
    change(key, new KeepAnHour());
    change(key, new LeaveIt());
    one.getLifecycleService().terminate();
    assertThat(map(two).getEntryView(key).getTtl()).isEqualTo(TimeUnit.HOURS.toMillis(1));
  }

  record LeaveIt() implements EntryProcessor<String, String, Void> {
    @Override
    public Void process(Map.Entry<String, String> entry) {
      return null;
    }
  }

  record KeepAnHour() implements EntryProcessor<String, String, Void> {
    @Override
    public Void process(Map.Entry<String, String> entry) {
      ((ExtendedMapEntry<String, String>) entry).setValue("an hour", 1, TimeUnit.HOURS);
      return null;
    }
  }

  /** The other one asks, so that the change is sent over the wire, and comes back as its outcome. */
  private <R> R change(String key, EntryProcessor<String, String, R> processor) {
    return map(two)
      .submitToKey(key, new DecidedOnce<>(processor))
      .toCompletableFuture()
      .orTimeout(60, TimeUnit.SECONDS)
      .join();
  }

  private String after(String key) {
    return map(two).get(key);
  }

  private String keptByOne() {
    UUID self = one.getCluster().getLocalMember().getUuid();
    String key = "k";
    while (!one.getPartitionService().getPartition(key).getOwner().getUuid().equals(self)) key += "k";
    return key;
  }

  private static IMap<String, String> map(HazelcastInstance node) {
    return node.getMap("m");
  }

  private HazelcastInstance join() {
    Config config = LoopbackCluster.member(cluster).setProperty("hazelcast.logging.type", "none");
    return Hazelcast.newHazelcastInstance(config);
  }
}
