package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkTest {

  @TempDir
  private Path home;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger openings = new AtomicInteger();
  private Clerk clerk;

  private void start(Clerk.Opening opening) {
    clerk = new Clerk(vertx, Database.of(StorageConfig.DEFAULT, home), opening);
    clerk.start();
  }

  @AfterEach
  void close() {
    clerk.close();
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void anErrorIsTheAnswerOfOneAndTheNextIsAnswered() {
    start(database -> null);
    Future<Object> deep = clerk.change(connection -> {
      throw new StackOverflowError("too deep");
    }, true);
    assertThatThrownBy(() -> await(deep)).hasRootCauseInstanceOf(StackOverflowError.class);
    boolean valid = await(clerk.look(connection -> connection.isValid(1)));
    assertThat(valid).isTrue();
  }

  @Test
  void whoAsksWhileAnErrorKeepsTheListsShutIsAnsweredAndSoIsWhoAsksLater() {
    start(database -> {
      if (openings.incrementAndGet() <= 2) throw new NoClassDefFoundError("half a file");
      return null;
    });
    boolean done = false;
    for (int asked = 0; asked < 300 && !done; asked++) {
      done = await(clerk.look(connection -> true).otherwise(false));
      if (!done) await(vertx.timer(50));
    }
    assertThat(done).isTrue();
    assertThat(openings).hasValue(3);
  }
}
