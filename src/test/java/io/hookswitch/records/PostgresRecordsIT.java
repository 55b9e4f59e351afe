package io.hookswitch.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Command;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRecordsIT extends RecordsTests {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void whatHappensWhileTheDatabaseIsAwayArrivesOnce() {
    Story story = new Story(61).talks(Story.customer("+3221234567"), Map.of());
    keep(story);
    server.down();
    try {
      story.moments.clear();
      keepWithoutDatabase(story.asks(new Command.Hold(story.alice()), "while-away").hangsUp());
      assertThat(waitingBytes()).isPositive();
    } finally {
      server.up();
    }
    arrived();
    assertThat(history(story.id).call().record()).isEqualTo(CallRecord.of(story.call));
    assertThat(history(story.id).lines())
      .filteredOn(line -> "while-away".equals(line.key()))
      .hasSize(1);
    assertThat(dropped()).isZero();
  }

  @Override
  StorageConfig database(Path dir) {
    return server.database(dir);
  }
}
