package io.hookswitch.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hookswitch.config.StorageConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database; for threads that may wait, by several at once. */
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** H2's own codes: CONNECTION_BROKEN, DATABASE_IS_CLOSED. */
  private static final Set<Integer> EMBEDDED_IS_GONE = Set.of(90067, 90121);

  private final Target target;
  private final StorageConfig config;
  private boolean told;
  private HikariDataSource pool;
  private boolean closed;

  private Database(Target target, StorageConfig config) {
    this.target = target;
    this.config = config;
  }

  /**
   * The database of these settings; nothing is opened yet.
   *
   * @param home where relative paths start
   * @throws io.hookswitch.config.ConfigException when the settings cannot be right, whatever the database does
   */
  public static Database of(StorageConfig config, Path home) {
    return new Database(Target.of(config, home), config);
  }

  /** Says which database it is to nobody: somebody else of this node does, and has connections of its own. */
  public Database quietly() {
    told = true;
    return this;
  }

  /** A piece of work. It may be done more than once, so it must not do anything but ask the database. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does the work in one transaction; blocks.
   *
   * @throws SQLException when the database cannot be reached, or refuses; then nothing of it has been done
   */
  public <T> T transact(Work<T> work) throws SQLException {
    return reliably(work, false);
  }

  /**
   * Does work that only reads, however many queries it takes: all of them see the same state, of one moment. Blocks.
   *
   * @throws SQLException when the database cannot be reached, or refuses
   */
  public <T> T look(Work<T> work) throws SQLException {
    return reliably(work, true);
  }

  private <T> T reliably(Work<T> work, boolean looks) throws SQLException {
    HikariDataSource open = pool();
    try {
      return transact(open, work, looks);
    } catch (SQLException broken) {
      if (closedElsewhere(broken)) discard(open);
      throw broken;
    }
  }

  /**
   * What has been committed survives a process that is killed, and a machine without power, from now on. PostgreSQL promises
   * that with each commit; the embedded database writes what was committed a moment later.
   */
  public void harden() throws SQLException {
    if (!target.embedded()) return;
    transact(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute("checkpoint sync");
      }
    });
  }

  /** Whether it is certain, without opening it, that nothing was ever written here. */
  public boolean untouched() {
    return target.untouched();
  }

  /** The pool sets back what is set here. */
  private static <T> T transact(HikariDataSource open, Work<T> work, boolean looks) throws SQLException {
    try (Connection connection = open.getConnection()) {
      try {
        if (looks) {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException broken) {
        rollBack(connection, broken);
        throw broken;
      }
    }
  }

  /** Perhaps told by the pool, which did not get a connection any more. */
  private static boolean closedElsewhere(SQLException broken) {
    for (Throwable why = broken; why != null; why = why.getCause()) {
      if (why instanceof SQLException told && EMBEDDED_IS_GONE.contains(told.getErrorCode())) return true;
    }
    return false;
  }

  /** The process that served the file is gone, and the next one to open it takes its place: with new connections only. */
  private synchronized void discard(HikariDataSource useless) {
    if (pool != useless) return;
    LOG.warn("database {}: was closed by another process, opening it again", target.shown());
    pool.close();
    pool = null;
  }

  private static void rollBack(Connection connection, Exception broken) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      broken.addSuppressed(gone); // the connection is thrown away, and its transaction with it
    }
  }

  private synchronized HikariDataSource pool() throws SQLException {
    if (closed) throw new SQLException("the database has been closed");
    if (pool == null) pool = open();
    return pool;
  }

  private HikariDataSource open() throws SQLException {
    try {
      HikariDataSource opened = Schema.open(target, () -> new HikariDataSource(settings()));
      if (told) LOG.debug("database: {}", target.shown());
      else LOG.info("database: {}", target.shown());
      return opened;
    } catch (IOException | SQLException | RuntimeException unreachable) {
      throw new SQLException("database " + target.shown() + ": " + reason(unreachable), unreachable);
    }
  }

  private HikariConfig settings() {
    Properties properties = new Properties();
    target.properties().forEach(properties::setProperty);
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("database");
    hikari.setJdbcUrl(target.url());
    // Who opens a file that another connection is closing at that moment opens it a second time, and H2 has forgotten by then how
    // it was to be opened: for all that connect to it from then on.
    if (target.embedded()) hikari.setConnectionInitSql("set mode PostgreSQL");
    hikari.setUsername(target.user());
    hikari.setPassword(target.password());
    hikari.setDataSourceProperties(properties);
    hikari.setMaximumPoolSize(config.connections());
    hikari.setMinimumIdle(1);
    hikari.setAutoCommit(false);
    hikari.setConnectionTimeout(Math.max(250, config.patience().toMillis()));
    hikari.setInitializationFailTimeout(Math.max(1, config.patience().toMillis()));
    return hikari;
  }

  /** The innermost one says it; those around it only that something went wrong. */
  private static String reason(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null) inner = inner.getCause();
    return inner.getMessage();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (pool != null) pool.close();
    pool = null;
  }
}
