package io.hookswitch.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.StorageConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** Nodes that start together all find no tables. What one has begun to make, the others must not make too. */
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

  private static boolean opens(Path dir, CyclicBarrier start) {
    try (Database database = Database.of(StorageConfig.DEFAULT, dir)) {
      start.await(60, TimeUnit.SECONDS);
      return database.transact(connection -> connection.isValid(1));
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
