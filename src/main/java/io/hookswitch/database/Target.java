package io.hookswitch.database;

import io.hookswitch.config.ConfigException;
import io.hookswitch.config.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which database, and how it is reached.
 *
 * @param url as JDBC wants it
 * @param properties for the driver
 * @param file of the embedded database, {@code null} for another one
 * @param shown how it is named in logs
 */
record Target(String url, String user, String password, Map<String, String> properties, Path file, String shown) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** H2 in PostgreSQL's clothes, shared by the processes of a machine. */
  private static final String EMBEDDED =
    ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;AUTO_SERVER=TRUE";

  /** Of one process alone. */
  private static final String ALONE = EMBEDDED.replace(";AUTO_SERVER=TRUE", "");

  static final String FILE = ".mv.db";

  boolean embedded() {
    return file != null;
  }

  boolean untouched() {
    return file != null && !Files.exists(file);
  }

  static Target of(StorageConfig config, Path home) {
    return config
      .url()
      .map(url -> postgresql(url, config, home))
      .orElseGet(() -> embedded(home.resolve(config.dir()).toAbsolutePath()));
  }

  private static Target postgresql(String url, StorageConfig config, Path home) {
    if (!url.startsWith(POSTGRESQL)) throw wrong(
      "storage.url: expected " + POSTGRESQL + "//host/name, found " + shown(url)
    );
    if (url.toLowerCase(Locale.ROOT).contains("password=")) throw wrong(
      "storage.url: expected no password in it, but in storage.passwordFile or HOOKSWITCH_STORAGE_PASSWORD"
    );
    String seconds = Long.toString(Math.max(1, config.patience().toSeconds()));
    return new Target(
      url,
      config.user(),
      password(config, home),
      Map.of(
        "ApplicationName",
        "hookswitch",
        "reWriteBatchedInserts",
        "true",
        "connectTimeout",
        seconds,
        "socketTimeout",
        Long.toString(Math.max(30, config.patience().toSeconds() * 3)),
        "tcpKeepAlive",
        "true"
      ),
      null,
      url
    );
  }

  private static Target embedded(Path dir) {
    // H2 serves the file to the other processes of this machine, and to nobody else.
    if (System.getProperty("h2.bindAddress") == null) System.setProperty("h2.bindAddress", "127.0.0.1");
    Path file = dir.resolve("records");
    Path data = dir.resolve("records" + FILE);
    return new Target("jdbc:h2:file:" + file + EMBEDDED, "sa", "", Map.of(), data, "embedded, " + data);
  }

  /** Where the embedded database is made before it gets its name. */
  Target aside() {
    Path made = file.resolveSibling("new");
    Path data = file.resolveSibling("new" + FILE);
    return new Target("jdbc:h2:file:" + made + ALONE, user, password, Map.of(), data, "embedded, " + data);
  }

  private static String password(StorageConfig config, Path home) {
    if (config.passwordFile().isEmpty()) return config.password().orElse("");
    Path file = home.resolve(config.passwordFile().get());
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw wrong("storage.passwordFile: expected a file with the password, " + file + " cannot be read");
    }
  }

  /** Up to the first thing that may be a secret. */
  private static String shown(String url) {
    return '"' + url.split("[?@]", 2)[0] + '"';
  }

  private static ConfigException wrong(String what) {
    return new ConfigException(List.of(what));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Target[" + shown + "]";
  }
}
