package io.hookswitch.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this release, one node at a time. PostgreSQL sees to that, and undoes what is cut off.
 * The embedded database does neither: each change of a table ends the transaction, and with it the lock that Flyway has. So
 * nodes wait for each other at a file, and a new database is made aside and gets its name when it is whole.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** Within a process a lock of a file excludes nobody. */
  private static final Object MIGRATING = new Object();

  private Schema() {}

  /**
   * Opens a database and brings it to the schema of this release; blocks while another node does the same.
   *
   * @param pool opens connections to it; of the embedded database within the lock, so that it stays open from then on. Whoever
   *     opens it while somebody else closes it may find it without its mode
   */
  static HikariDataSource open(Target target, Supplier<HikariDataSource> pool) throws IOException, SQLException {
    if (!target.embedded()) return migrated(pool.get());
    Files.createDirectories(target.file().getParent());
    Path door = target.file().resolveSibling("migration.lock");
    synchronized (MIGRATING) {
      try (FileChannel file = FileChannel.open(door, CREATE, WRITE); FileLock lock = file.lock()) {
        LOG.debug("{}", lock);
        if (Files.exists(target.file()) && unfinished(target)) putAway(target.file());
        if (!Files.exists(target.file())) make(target);
        return migrated(pool.get());
      }
    }
  }

  private static HikariDataSource migrated(HikariDataSource opened) {
    try {
      flyway().dataSource(opened).load().migrate();
      return opened;
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  /** An earlier release made it where it stands; who was killed over that has left what no later start can go on with. */
  private static boolean unfinished(Target target) throws SQLException {
    try (Connection connection = DriverManager.getConnection(target.url(), target.user(), target.password())) {
      String tables = "select 1 from information_schema.tables where table_name = 'flyway_schema_history'";
      String first = "select 1 from \"flyway_schema_history\" where \"version\" = '1' and \"success\" = true";
      return !any(connection, tables) || !any(connection, first);
    }
  }

  private static boolean any(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
      return rows.next();
    }
  }

  /** Nothing was ever written into it; but it is not ours to delete what we do not know. */
  private static void putAway(Path file) throws IOException {
    int number = 1;
    Path away;
    do away = file.resolveSibling("unfinished-" + number++ + "-" + file.getFileName()); while (Files.exists(away));
    Files.move(file, away);
    LOG.warn(
      "{}: whoever made it was stopped in the middle of it; it is now {}, and made anew",
      file,
      away.getFileName()
    );
  }

  private static void make(Target target) throws IOException, SQLException {
    Target aside = target.aside();
    for (Path left : leftOf(aside)) Files.delete(left);
    flyway().dataSource(aside.url(), aside.user(), aside.password()).load().migrate();
    try (
      Connection connection = DriverManager.getConnection(aside.url(), aside.user(), aside.password());
      Statement statement = connection.createStatement()
    ) {
      statement.execute("shutdown");
    }
    try (FileChannel whole = FileChannel.open(aside.file(), WRITE)) {
      whole.force(true);
    }
    Files.move(aside.file(), target.file(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** With what H2 keeps beside a file while it is in use. */
  private static List<Path> leftOf(Target aside) throws IOException {
    String name = aside.file().getFileName().toString();
    String begin = name.substring(0, name.length() - Target.FILE.length() + 1);
    List<Path> left = new ArrayList<>();
    try (var all = Files.newDirectoryStream(aside.file().getParent(), begin + "*")) {
      all.forEach(left::add);
    }
    return left;
  }

  private static FluentConfiguration flyway() {
    return Flyway
      .configure(Schema.class.getClassLoader()) // the one of the thread may be none
      .locations("classpath:io/hookswitch/database")
      .loggers("slf4j");
  }
}
