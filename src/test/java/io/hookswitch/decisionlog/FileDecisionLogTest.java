package io.hookswitch.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.Refusal;
import io.hookswitch.call.UserDatum;
import io.hookswitch.call.UserId;
import io.hookswitch.user.Availability;
import io.hookswitch.user.DeviceOperation;
import io.hookswitch.user.PresenceRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gets into the file, what does not, and that both are counted. */
class FileDecisionLogTest {

  private static final Pattern CARDS = Pattern.compile("(?i).*card.*");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  @Test
  void aRefusalIsALineAndUserDataIsHiddenByItsKey() throws Exception {
    FileDecisionLog log = open(0.0, 100, 1_000_000, 3);
    List<UserDatum> data = new ArrayList<>(
      List.of(
        new UserDatum("cardNumber", "4111 1111"),
        new UserDatum("name", "x\n\"y\u2028"),
        new UserDatum("deep", Map.of("cardNumber", "4111 1111")),
        new UserDatum("long", "a".repeat(1_000))
      )
    );
    for (int i = 0; i < 30; i++) data.add(new UserDatum("k" + i, i));
    log.offer(decided(7, Refusal.Why.NOT_ALLOWED, data));
    log.close();

    String line = lines().getFirst();
    assertThat(line).doesNotContain("4111").hasSizeLessThan(2_000);
    JsonNode json = JSON.readTree(line);
    assertThat(json.get("time").asText()).isEqualTo("2026-11-28T17:00:00Z");
    assertThat(json.get("call").asText()).isEqualTo(new CallId(7).toString());
    assertThat(json.get("tenant").asText()).isEqualTo("acme");
    assertThat(json.get("user").asText()).isEqualTo("ann");
    assertThat(json.get("state").asText()).isEqualTo("Held");
    assertThat(json.get("operation").asText()).isEqualTo("Hold");
    assertThat(json.get("allowed").asBoolean()).isFalse();
    assertThat(json.get("refusal").asText()).isEqualTo("NOT_ALLOWED");
    assertThat(json.get("rules").get(0).asText()).isEqualTo("capabilities.csv:9 Hold needs state == Established");
    assertThat(json.get("generation").asLong()).isEqualTo(3);
    assertThat(json.get("correlation").asText()).isEqualTo("c-1");
    assertThat(json.get("userData").get(0).toString()).isEqualTo("{\"cardNumber\":\"***\"}");
    assertThat(json.get("userData").get(1).get("name").asText()).isEqualTo("x\n\"y\u2028");
    assertThat(json.get("userData").get(20).toString()).isEqualTo("{\"...\":\"14 more\"}");
  }

  @Test
  void aRefusalAtAPhoneIsALineToo() throws Exception {
    FileDecisionLog log = open(0.0, 100, 1_000_000, 3);
    log.offer(atPhone("desk", PresenceRefusal.Why.NOT_ALLOWED));
    log.offer(atPhone(null, PresenceRefusal.Why.NO_SUCH_DEVICE));
    log.offer(atPhone("desk", null));
    log.close();
    assertThat(lines()).containsExactly(
      "{\"time\":\"2026-11-28T17:00:00Z\",\"device\":\"desk\",\"tenant\":\"acme\",\"user\":\"ann\",\"state\":\"Ready\"," +
        "\"operation\":\"ListenIn\",\"allowed\":false,\"refusal\":\"NOT_ALLOWED\",\"rules\":[\"devices.csv:14 ListenIn\"]," +
        "\"generation\":3,\"correlation\":\"c-2\"}",
      "{\"time\":\"2026-11-28T17:00:00Z\",\"device\":null,\"tenant\":\"acme\",\"user\":\"ann\",\"state\":\"Ready\"," +
        "\"operation\":\"ListenIn\",\"allowed\":false,\"refusal\":\"NO_SUCH_DEVICE\",\"rules\":[\"devices.csv:14 ListenIn\"]," +
        "\"generation\":3,\"correlation\":\"c-2\"}"
    );
  }

  private static Decided atPhone(String device, PresenceRefusal.Why why) {
    return new Decided.AtPhone(
      Instant.parse("2026-11-28T17:00:00Z"),
      new UserId("acme", "ann"),
      device,
      Availability.Ready,
      DeviceOperation.ListenIn,
      why,
      List.of("devices.csv:14 ListenIn"),
      3,
      "c-2"
    );
  }

  @Test
  void theCommandsOfACallAreWrittenAllOrNoneAndRefusalsAlways() throws Exception {
    FileDecisionLog log = open(0.25, 100_000, 10_000_000, 3);
    for (int call = 1; call <= 4_000; call++) {
      for (int i = 0; i < 3; i++) log.offer(decided(call, null, List.of()));
      if (call % 100 == 0) log.offer(decided(call, Refusal.Why.NOT_ALLOWED, List.of()));
    }
    log.close();

    Map<String, Long> accepted = new java.util.HashMap<>();
    long refused = 0;
    for (String line : lines()) {
      JsonNode json = JSON.readTree(line);
      if (json.get("allowed").asBoolean()) accepted.merge(json.get("call").asText(), 1L, Long::sum);
      else refused++;
    }
    assertThat(refused).isEqualTo(40);
    assertThat(accepted.values()).containsOnly(3L);
    assertThat(accepted.size()).isBetween(900, 1_100);
    assertThat(log.written()).isEqualTo(lines().size());
    assertThat(log.dropped()).isZero();
  }

  /** Eight threads against a disk that stands still: nobody waits, and every record is either written or counted. */
  @Test
  void whatFindsNoPlaceIsCountedExactly() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    Lines out = new Lines(disk);
    FileDecisionLog log = new FileDecisionLog(1.0, 500, CARDS, out);
    log.start();
    int threads = 8;
    int each = 5_000;
    List<Thread> actors = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      actors.add(
        Thread.ofPlatform().start(() -> {
          for (int i = 0; i < each; i++) log.offer(decided(i + 1, null, List.of()));
        })
      );
    }
    for (Thread actor : actors) actor.join();
    assertThat(log.dropped()).isBetween((long) threads * each - 501, (long) threads * each - 500);
    disk.countDown();
    log.close();
    assertThat(log.written()).isEqualTo(out.lines.size());
    assertThat(log.written() + log.dropped()).isEqualTo(threads * each);
    log.offer(decided(1, Refusal.Why.NOT_ALLOWED, List.of()));
    assertThat(log.written() + log.dropped())
      .as("one after the end")
      .isEqualTo(threads * each + 1);
  }

  @Test
  void filesAreBoundedInSizeAndNumberAndTheNewestIsKept() throws Exception {
    FileDecisionLog log = open(1.0, 100_000, 20_000, 4);
    for (int i = 1; i <= 2_000; i++) log.offer(decided(i, null, List.of()));
    log.close();
    assertThat(log.dropped()).isZero();
    List<Path> files = files();
    assertThat(files).hasSize(4);
    for (Path file : files) assertThat(Files.size(file)).isLessThan(21_000);
    List<String> newest = Files.readAllLines(folder.resolve("decisions.jsonl.0"));
    assertThat(newest.getLast()).contains(new CallId(2_000).toString());
  }

  @Test
  void twoNodesWithOneFolderHaveFilesOfTheirOwn() throws Exception {
    FileDecisionLog one = open(1.0, 100, 1_000_000, 3);
    FileDecisionLog two = open(1.0, 100, 1_000_000, 3);
    one.offer(decided(1, null, List.of()));
    two.offer(decided(2, null, List.of()));
    one.close();
    two.close();
    Set<String> contents = new HashSet<>();
    for (Path file : files()) contents.add(Files.readString(file));
    assertThat(contents)
      .hasSize(2)
      .allMatch(text -> text.lines().count() == 1);
  }

  @Test
  void aDiskThatFailsIsCountedAndTheNextLineIsTriedAgain() throws Exception {
    Lines out = new Lines(new CountDownLatch(0));
    out.failing = 3;
    FileDecisionLog log = new FileDecisionLog(1.0, 100, CARDS, out);
    for (int i = 1; i <= 10; i++) log.offer(decided(i, null, List.of()));
    log.start();
    log.close();
    assertThat(log.failed()).isEqualTo(3);
    assertThat(log.written()).isEqualTo(7);
    assertThat(out.lines).hasSize(7);
  }

  private FileDecisionLog open(double share, int queue, int bytes, int files) throws IOException {
    return FileDecisionLog.open(folder.resolve("decisions.jsonl"), share, bytes, files, queue, CARDS);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all
        .filter(file -> !file.toString().endsWith(".lck"))
        .sorted()
        .toList();
    }
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("decisions.jsonl.0"));
  }

  private static Decided decided(long call, Refusal.Why why, List<UserDatum> data) {
    return new Decided.OnCall(
      Instant.parse("2026-11-28T17:00:00Z"),
      new CallId(call),
      0,
      new UserId("acme", "ann"),
      PartyState.Held,
      Operation.Hold,
      why,
      List.of("capabilities.csv:9 Hold needs state == Established"),
      3,
      "c-1",
      data
    );
  }

  /** A disk. */
  private static final class Lines extends Handler {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ready;
    private int failing;

    Lines(CountDownLatch ready) {
      this.ready = ready;
    }

    @Override
    public void publish(LogRecord line) {
      try {
        ready.await();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
      if (failing-- > 0) reportError("full", new IOException("no space"), ErrorManager.WRITE_FAILURE);
      else lines.add(getFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
