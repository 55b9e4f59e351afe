package io.hookswitch.database;

import io.hookswitch.FreePort;
import io.hookswitch.Scratch;
import io.hookswitch.config.StorageConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server for one class of tests, of the machine's packages: its data are under {@code target/}, it listens
 * on loopback at a port of its own, and trusts everybody there.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER = "hookswitch";

  private final Path programs;
  private final Path data;
  private final int port;

  private PostgresServer(Path programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /** Made, started and answering. */
  public static PostgresServer start() {
    try {
      Path data = Path.of("target", "postgresql", UUID.randomUUID().toString()).toAbsolutePath();
      Files.createDirectories(data);
      PostgresServer server = new PostgresServer(programs(), data, freePort());
      if (root()) server.run(List.of("chown", "postgres", data.toString()));
      server.asPostgres("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
      server.up();
      return server;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) throw new IllegalStateException(
      "PostgreSQL is missing: run bin/install-postgresql.sh, as make test does"
    );
    try (Stream<Path> all = Files.list(versions)) {
      return all.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
  }

  private static int freePort() {
    return FreePort.next();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Starts it, or starts it again. */
  public void up() {
    String settings = "-h 127.0.0.1 -p " + port + " -k '' -c fsync=off -c shared_buffers=16MB";
    asPostgres("pg_ctl", "-D", data.toString(), "-w", "-o", settings, "-l", data.resolve("log").toString(), "start");
  }

  /** SIGKILL, to all of its processes: nothing is put in order. What the system has of its files stays, as with any kill. */
  public void down() {
    ProcessHandle server = running().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    List<ProcessHandle> all = new ArrayList<>(List.of(server));
    // One that is begun in between ends by itself, without its server.
    server.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join());
  }

  private Optional<ProcessHandle> running() {
    try {
      Path noted = data.resolve("postmaster.pid");
      if (!Files.exists(noted)) return Optional.empty();
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(noted).getFirst()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Settings for a new, empty database. */
  public StorageConfig database(Path storage) {
    String name = "db" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
    return new StorageConfig(
      storage,
      Optional.of(url(name)),
      USER,
      Optional.empty(),
      Optional.empty(),
      4,
      Duration.ofSeconds(2),
      Duration.ofSeconds(30)
    );
  }

  private Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(url(name), USER, "");
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** The server refuses to run as root. */
  private void asPostgres(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (root()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) {
    try {
      Path said = Scratch.file("postgresql", ".log");
      Process process = new ProcessBuilder(command)
        .directory(data.getParent().toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended || process.exitValue() != 0) throw new IllegalStateException(
        String.join(" ", command) + (ended ? " failed: " : " has not ended: ") + Files.readString(said)
      );
      Files.delete(said);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    // Not killed: that leaves memory behind, which only the next start on these data would give back.
    if (running().isPresent()) asPostgres("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
    run(List.of("rm", "-rf", data.toString()));
  }
}
