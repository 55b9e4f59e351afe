package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.database.Database;
import io.hookswitch.reporting.Outlet;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A node that publishes, as far as that goes, and what it has published. */
final class Reported implements Outlet {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<JsonObject> lines = Collections.synchronizedList(new ArrayList<>());
  private final Database database;
  private final Publisher publisher;
  private volatile CountDownLatch still = new CountDownLatch(0);
  private boolean closed;

  /** @param database is its own */
  Reported(Database database, String name) {
    this.database = database;
    this.publisher = new Publisher(new Outbox(database, name), this);
  }

  void start() {
    publisher.start();
  }

  void write(List<Line> some) throws SQLException {
    database.transact(new Ledger(some, true));
  }

  /** After it has published the next time, as a process that is stopped does. */
  void standsStill() {
    still = new CountDownLatch(1);
  }

  void goesOn() {
    still.countDown();
  }

  /** As after a minute. */
  void leaseRunsOut() throws SQLException {
    database.transact(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(
          "update stream_publisher set held_until = timestamp with time zone '2000-01-01 00:00:00+00:00'"
        );
      }
    });
  }

  @Override
  public void publish(List<Entry> some) throws IOException {
    for (Entry entry : some) lines.add(new JsonObject(entry.json()));
    try {
      still.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  void await(int published) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (lines.size() < published) {
      assertThat(System.nanoTime()).as("%s of %s lines within %s", lines.size(), published, PATIENCE).isLessThan(until);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(lines).hasSize(published);
  }

  List<String> ids() {
    synchronized (lines) {
      return lines
        .stream()
        .map(line -> line.getString("id"))
        .toList();
    }
  }

  /** Of each call the versions, of which none is missing. */
  void inOrder() {
    Map<String, Long> seen = new HashMap<>();
    synchronized (lines) {
      for (JsonObject line : lines) {
        if (!line.getString("type").equals("event")) continue;
        long version = line.getJsonObject("event").getLong("version");
        Long before = seen.put(line.getString("call"), version);
        assertThat(version)
          .as("%s after version %s", line, before)
          .isBetween(before == null ? 1 : before, before == null ? 1 : before + 1);
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** In order: whoever comes after it need not wait for its lease to run out. */
  void stop() {
    if (closed) return;
    closed = true; // the publisher closes its outlet, too
    goesOn();
    publisher.close();
    database.close();
  }
}
