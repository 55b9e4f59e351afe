package io.hookswitch.reporting;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A topic of Kafka. The key of a message is the number of the call, so that a call is in one partition, in order. What is
 * handed in together is one transaction: of messages on their way, an earlier one may be given up and a later one arrive.
 * The broker knows this publisher by the name of its transactions, and refuses one that another has followed.
 */
final class KafkaOutlet implements Outlet {

  /** Longer than the producer itself tries. */
  private static final long PATIENCE_MILLIS = 20_000;
  private static final Map<String, String> USUAL = Map.of(
    "client.id",
    "hookswitch",
    // None that one broker alone has.
    "acks",
    "all",
    "compression.type",
    "gzip",
    "max.block.ms",
    "5000",
    "request.timeout.ms",
    "5000",
    "delivery.timeout.ms",
    "15000",
    "reconnect.backoff.ms",
    "500",
    "reconnect.backoff.max.ms",
    "5000"
  );
  private static final String SERIALIZER = "org.apache.kafka.common.serialization.StringSerializer";

  private final Vertx vertx;
  private final Map<String, String> settings;
  private final String topic;
  private KafkaProducer<String, String> producer;

  private KafkaOutlet(Vertx vertx, Map<String, String> settings, String topic) {
    this.vertx = vertx;
    this.settings = settings;
    this.topic = topic;
  }

  /** Nothing is connected yet. */
  static KafkaOutlet open(Vertx vertx, String brokers, Optional<Path> more, String topic) throws IOException {
    Map<String, String> settings = new HashMap<>(USUAL);
    settings.put("transactional.id", "hookswitch-" + topic);
    if (more.isPresent()) {
      Properties own = new Properties();
      try (Reader reader = Files.newBufferedReader(more.get())) {
        own.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new IOException(
          "reporting.kafkaFile: expected Java properties, " + more.get() + " cannot be read",
          unreadable
        );
      }
      own.stringPropertyNames().forEach(name -> settings.put(name, own.getProperty(name)));
    }
    settings.put("bootstrap.servers", brokers);
    settings.put("key.serializer", SERIALIZER);
    settings.put("value.serializer", SERIALIZER);
    return new KafkaOutlet(vertx, settings, topic);
  }

  @Override
  public void publish(List<Entry> lines) throws IOException {
    try {
      if (producer == null) {
        producer = KafkaProducer.create(vertx, settings);
        // What fails is told by the future of what was sent, too.
        producer.exceptionHandler(told -> {});
        await(producer.initTransactions());
      }
      await(producer.beginTransaction());
      List<? extends Future<?>> sent = lines
        .stream()
        .map(line -> producer.send(KafkaProducerRecord.create(topic, Long.toString(line.call()), line.json())))
        .toList();
      await(Future.all(sent));
      await(producer.commitTransaction());
    } catch (ExecutionException refused) {
      throw failed(refused.getCause());
    } catch (TimeoutException | RuntimeException broken) {
      throw failed(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed(stopped);
    }
  }

  private static void await(Future<?> done) throws ExecutionException, TimeoutException, InterruptedException {
    done.toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What is still on its way must not come after what is handed in again: a producer that failed is not used any more. */
  private IOException failed(Throwable why) {
    close();
    return new IOException("Kafka at " + settings.get("bootstrap.servers") + ", topic " + topic + ": " + why, why);
  }

  @Override
  public void close() {
    if (producer != null) producer.close(1);
    producer = null;
  }
}
