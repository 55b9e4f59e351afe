package io.hookswitch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where this node keeps what outlives the cluster.
 *
 * @param dir for the spool, and for the embedded database when there is no other; nodes of one machine may share it
 * @param url of a PostgreSQL database, {@code jdbc:postgresql://host/name}; without it, the embedded one in {@code dir}
 * @param user of that database
 * @param password of that user; better in {@code passwordFile} or in the environment than in the file of settings
 * @param passwordFile a file with nothing but the password
 * @param connections that this node keeps open to the database at most
 * @param patience with a database that does not answer
 * @param restore with a database that cannot be reached when all nodes were gone and calls are to come back from it; 0: none
 *     come back
 */
public record StorageConfig(
  Path dir,
  Optional<String> url,
  String user,
  Optional<String> password,
  Optional<Path> passwordFile,
  @Whole(from = 2, to = 64) int connections,
  Duration patience,
  @MayBeZero Duration restore
) {
  public static final StorageConfig DEFAULT = new StorageConfig(
    Path.of("data"),
    Optional.empty(),
    "hookswitch",
    Optional.empty(),
    Optional.empty(),
    4,
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  );

  /** The same in another place. */
  public StorageConfig in(Path other) {
    return new StorageConfig(other, url, user, password, passwordFile, connections, patience, restore);
  }

  /** The same with no more patience than this. */
  public StorageConfig hurried(Duration most) {
    Duration less = patience.compareTo(most) < 0 ? patience : most;
    return new StorageConfig(dir, url, user, password, passwordFile, connections, less, restore);
  }

  /** Without the password: it is not for logs. */
  @Override
  public String toString() {
    return "StorageConfig[dir=" + dir + ", url=" + url.orElse("embedded") + ", user=" + user + "]";
  }
}
