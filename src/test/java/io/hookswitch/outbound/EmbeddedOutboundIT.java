package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmbeddedOutboundIT extends DatabaseOutboundTests {

  @Override
  StorageConfig database(Path dir) {
    return StorageConfig.DEFAULT.in(dir);
  }

  @Override
  long rows(String plan) {
    return Pattern.compile("scanCount: (\\d+)")
      .matcher(plan)
      .results()
      .mapToLong(found -> Long.parseLong(found.group(1)))
      .sum();
  }

  /** The file as it lies there in the moment of the answer: what a kill of every process would leave. */
  @Test
  void whatIsAnsweredIsOnTheDisk() throws Exception {
    DatabaseOutbound node = node();
    for (int i = 0; i < 3; i++) {
      OutboundRecord record = preview(node, ADA);
      complete(node, ADA, record, "Result" + i);
      StorageConfig left = StorageConfig.DEFAULT.in(leftBehind("left" + i));
      DatabaseOutbound after = node(left, Path.of("outbound"), database -> null);
      assertThat(all(after.export(0))).contains("Result" + i);
      assertThat(status(after, "CallingList1").done()).isEqualTo(i + 1);
      stop(after);
    }
  }

  private Path leftBehind(String name) throws IOException {
    Path copy = Files.createDirectories(home.resolve(name));
    Files.copy(home.resolve("data/records.mv.db"), copy.resolve("records.mv.db"));
    return copy;
  }
}
