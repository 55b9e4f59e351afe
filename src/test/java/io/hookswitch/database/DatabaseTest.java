package io.hookswitch.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.StorageConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
}
