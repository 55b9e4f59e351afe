package io.hookswitch.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.ReportingConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
class KafkaOutletIT {

  private static final String TOPIC = "calls-of-this-test";
  private static final int CALLS = 10;

  @TempDir
  private Path dir;

  private Vertx vertx;

  @BeforeEach
  void begin() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void end() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private static List<Outlet.Entry> lines(int from, int to) {
    return IntStream.range(from, to)
      .mapToObj(number -> new Outlet.Entry(number % CALLS, Integer.toString(number)))
      .toList();
  }

  @Test
  void eachCallIsInOrderInOnePartitionAndABrokerThatIsAwayCostsNothing() throws Exception {
    Path impatient = dir.resolve("producer.properties");
    Files.writeString(impatient, "max.block.ms=1500\nrequest.timeout.ms=1000\ndelivery.timeout.ms=1500\nlinger.ms=0\n");
    try (KafkaBroker broker = KafkaBroker.start(dir)) {
      ReportingConfig config = new ReportingConfig(
        true,
        Optional.of(broker.address()),
        Optional.of(impatient),
        TOPIC,
        Path.of("unused"),
        10_000,
        2
      );
      try (Outlet outlet = Outlet.open(vertx, config, dir)) {
        insist(outlet, lines(0, 300));
        Map<String, List<Integer>> before = read(broker, 300);
        broker.down();
        assertThatThrownBy(() -> outlet.publish(lines(300, 400)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(broker.address());
        broker.up();
        insist(outlet, lines(300, 400));
        assertThat(before.keySet()).hasSize(CALLS);
        read(broker, 400).forEach((call, numbers) ->
          assertThat(numbers)
            .as("of call %s", call)
            .isEqualTo(
              IntStream.range(0, 40)
                .map(i -> i * CALLS + Integer.parseInt(call))
                .boxed()
                .toList()
            )
        );
      }
    }
  }

  /** A broker that has just begun needs a moment to know its topics: whoever publishes hands in again what failed. */
  private static void insist(Outlet outlet, List<Outlet.Entry> lines) throws IOException {
    IOException last = null;
    for (int tries = 0; tries < 40; tries++) {
      try {
        outlet.publish(lines);
        return;
      } catch (IOException again) {
        last = again;
      }
    }
    throw last;
  }

  /** What there is of each call, in order; what was handed in twice is taken once, as readers do. */
  private static Map<String, List<Integer>> read(KafkaBroker broker, int most) {
    Map<String, Object> settings = Map.of(
      "bootstrap.servers",
      broker.address(),
      "auto.offset.reset",
      "earliest",
      "isolation.level",
      "read_committed",
      "group.id",
      "readers-" + most
    );
    Map<String, List<Integer>> found = new HashMap<>();
    Map<String, Integer> partitions = new HashMap<>();
    int total = 0;
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (total < most && System.nanoTime() < end) {
        for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(200))) {
          List<Integer> numbers = found.computeIfAbsent(one.key(), none -> new ArrayList<>());
          int number = Integer.parseInt(one.value());
          if (numbers.contains(number)) continue;
          numbers.add(number);
          total++;
          assertThat(
            partitions.merge(one.key(), one.partition(), (was, is) -> was.equals(is) ? is : -1)
          ).isNotNegative();
        }
      }
    }
    assertThat(total).isEqualTo(most);
    return found;
  }
}
