package io.hookswitch.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.StorageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @TempDir
  private Path home;

  /** Workers have the class loader of whoever made their context, and threads of the cluster's memory have none. */
  @Test
  void anyThreadMayBeTheOneThatOpensIt() throws Exception {
    try (Database database = Database.of(StorageConfig.DEFAULT, home)) {
      assertThat(database.untouched()).isTrue();
      CompletableFuture<Boolean> valid = new CompletableFuture<>();
      Thread thread = Thread.ofPlatform().unstarted(() -> {
        try {
          valid.complete(database.transact(connection -> connection.isValid(1)));
        } catch (Exception broken) {
          valid.completeExceptionally(broken);
        }
      });
      thread.setContextClassLoader(null);
      thread.start();
      assertThat(valid.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(database.untouched()).isFalse();
      database.harden();
    }
  }

  /** Nodes that start together all find no tables. What one has begun to make, the others must not make, and none may find it without its mode. */
  @Test
  void severalMayOpenANewOneAtTheSameMoment() {
    for (int round = 0; round < 10; round++) {
      Path dir = home.resolve("round-" + round);
      CyclicBarrier start = new CyclicBarrier(3);
      List<CompletableFuture<Boolean>> opened = IntStream.range(0, 3)
        .mapToObj(node -> CompletableFuture.supplyAsync(() -> opens(dir, start), Thread::startVirtualThread))
        .toList();
      assertThat(opened).allSatisfy(one -> assertThat(one.orTimeout(60, TimeUnit.SECONDS).join()).isTrue());
    }
  }

  /** What is left by a node that was killed while it made the tables. */
  @ParameterizedTest
  @CsvSource({ "records, true", "records, false", "new, true" })
  void aNodeThatWasKilledOverItsTablesIsFollowedByOneThatMakesThem(String name, boolean begun) throws Exception {
    Path data = Files.createDirectories(home.resolve("data"));
    String url = "jdbc:h2:file:" + data.resolve(name) + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    try (Connection half = DriverManager.getConnection(url, "sa", ""); Statement sql = half.createStatement()) {
      sql.execute("create table call_record (call_id bigint primary key)");
      if (begun) sql.execute("create table \"flyway_schema_history\" (\"version\" varchar(50), \"success\" boolean)");
    }
    for (int start = 0; start < 2; start++) {
      try (Database database = Database.of(StorageConfig.DEFAULT, home)) {
        int calls = database.look(connection -> {
          try (
            Statement sql = connection.createStatement();
            ResultSet rows = sql.executeQuery("select count(ended_at) from call_record")
          ) {
            rows.next();
            return rows.getInt(1);
          }
        });
        assertThat(calls).isZero();
      }
    }
    assertThat(data.resolve("new.mv.db")).doesNotExist();
    assertThat(Files.exists(data.resolve("unfinished-1-records.mv.db"))).isEqualTo(name.equals("records"));
    assertThat(data.resolve("unfinished-2-records.mv.db")).as("once is enough").doesNotExist();
  }

  private static boolean opens(Path dir, CyclicBarrier start) {
    try (Database database = Database.of(StorageConfig.DEFAULT, dir)) {
      start.await(60, TimeUnit.SECONDS);
      return database.transact(connection -> {
        try (
          Statement sql = connection.createStatement();
          ResultSet rows = sql.executeQuery(
            "select setting_value from information_schema.settings where setting_name = 'MODE'"
          )
        ) {
          return rows.next() && rows.getString(1).equals("PostgreSQL");
        }
      });
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
