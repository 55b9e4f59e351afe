package io.hookswitch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is published of call records and of what happens to calls, for those who report on it.
 *
 * @param enabled whether it is
 * @param kafka where to: brokers as {@code host:port}, with commas between them; without any, to files
 * @param kafkaFile more settings of the producer, for logins and TLS: a file of Java properties
 * @param topic of Kafka
 * @param dir of the files
 * @param fileBytes after which a new file is begun
 * @param files kept, the newest included; the oldest is deleted, read or not
 */
public record ReportingConfig(
  boolean enabled,
  Optional<String> kafka,
  Optional<Path> kafkaFile,
  String topic,
  Path dir,
  @Whole(from = 10_000, to = 10_000_000_000L) long fileBytes,
  @Whole(from = 2, to = 10_000) int files
) {
  public static final ReportingConfig DEFAULT = new ReportingConfig(
    false,
    Optional.empty(),
    Optional.empty(),
    "hookswitch-calls",
    Path.of("reporting"),
    64_000_000,
    20
  );
}
