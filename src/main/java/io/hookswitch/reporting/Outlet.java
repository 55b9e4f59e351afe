package io.hookswitch.reporting;

import io.hookswitch.config.ReportingConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where lines go. For one thread at a time. */
public interface Outlet extends AutoCloseable {
  /**
   * Publishes lines; those of one call stay in order. Returns when they are where they belong.
   *
   * @throws IOException when that cannot be done now; some of them may have been published
   */
  void publish(List<Entry> lines) throws IOException;

  @Override
  void close();

  /**
   * One line.
   *
   * @param call its number: what has the same stays in order
   * @param json without a line break
   */
  record Entry(long call, String json) {}

  /**
   * The one of these settings.
   *
   * @param home where relative paths start
   * @throws IOException when a file cannot be read or written
   */
  static Outlet open(Vertx vertx, ReportingConfig config, Path home) throws IOException {
    return config.kafka().isPresent()
      ? KafkaOutlet.open(vertx, config.kafka().get(), config.kafkaFile().map(home::resolve), config.topic())
      : new FileOutlet(home.resolve(config.dir()).toAbsolutePath(), config.fileBytes(), config.files());
  }
}
