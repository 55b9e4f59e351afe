package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.PostgresServer;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOutboundIT extends DatabaseOutboundTests {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  StorageConfig database(Path dir) {
    return server.database(dir);
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsHandedOutAndNothingIsLost() {
    DatabaseOutbound node = node();
    OutboundRecord held = preview(node, ADA);
    OutboundRecord done = preview(node, BEN);
    complete(node, BEN, done, "Answered");
    server.down();
    try {
      DatabaseOutbound startedMeanwhile = node();
      assertThat(undone(catchThrowable(() -> preview(node, BEN)))).isTrue();
      long begun = System.nanoTime();
      assertThat(undone(catchThrowable(() -> complete(node, ADA, held, "Sold")))).isTrue();
      // Not each of them waits for a connection.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
      assertThat(undone(catchThrowable(() -> preview(startedMeanwhile, BEN)))).isTrue();
    } finally {
      server.up();
    }
    OutboundResult after = insistently(() ->
      node.ask(
        ADA,
        new OutboundCommand.Complete(ref(held), ContactChange.result(Optional.of("Sold"), Optional.empty()))
      )
    );
    assertThat(after).isInstanceOf(OutboundResult.Done.class);
    assertThat(all(node.export(0)))
      .contains("Sold")
      .contains("Answered");
    assertThat(preview(node, BEN).chain()).isNotIn(held.chain(), done.chain());
  }

  @Override
  long rows(String plan) {
    return Pattern.compile("actual time=\\S+ rows=(\\d+)|Removed by Filter: (\\d+)")
      .matcher(plan)
      .results()
      .mapToLong(found -> Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1)))
      .sum();
  }

  private OutboundResult insistently(java.util.function.Supplier<Future<OutboundResult>> ask) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        return await(ask.get());
      } catch (RuntimeException away) {
        if (!undone(away) || System.nanoTime() > until) throw away;
      }
    }
  }
}
