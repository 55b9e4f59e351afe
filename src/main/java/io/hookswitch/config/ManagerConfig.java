package io.hookswitch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Asterisk's manager interface (AMI), by which phones are told to pick up.
 *
 * @param host where it listens; without one it is not used, and phones are picked up by people only
 * @param user of manager.conf
 * @param password of that user; better in {@code passwordFile} or in the environment than in the file of settings
 * @param passwordFile a file with nothing but the password
 */
public record ManagerConfig(
  Optional<String> host,
  @Whole(from = 1, to = 65_535) int port,
  String user,
  Optional<String> password,
  Optional<Path> passwordFile
) {
  public static final ManagerConfig DEFAULT = new ManagerConfig(
    Optional.empty(),
    5038,
    "hookswitch",
    Optional.empty(),
    Optional.empty()
  );

  /** Without the password: it is not for logs. */
  @Override
  public String toString() {
    return "ManagerConfig[host=" + host.orElse("none") + ", port=" + port + ", user=" + user + "]";
  }
}
