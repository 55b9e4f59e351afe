package io.hookswitch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final List<Row> ROWS = List.of(
    Row.atLeast("look", 600, "requests/s", "bare <server>", 1000, 0.5),
    Row.atLeast("command", 300, "requests/s", "bus", 1000, 0.4),
    Row.atMost("start", 3, "s", "bare node", 2, 1.5),
    Row.atMost("start", 3.2, "s", "bare node", 2, 1.5),
    Row.told("allocated", 12.345, "KiB a command"),
    Row.within("heap", 4.5, "KiB a call", 4)
  );

  @Test
  void aGoalIsMetOrMissedByTheRatio() {
    assertThat(ROWS).extracting(Row::met).containsExactly(true, false, true, false, null, false);
    assertThat(ROWS).extracting(Row::ratio).containsExactly(0.6, 0.3, 1.5, 1.6, null, null);
  }

  @Test
  void aPeerThatAnswersNothingIsNotBeaten() {
    assertThatThrownBy(() -> Row.atLeast("look", 600, "requests/s", "a dead server", 0, 0.5)).hasMessage(
      "look: nothing was measured of a dead server"
    );
  }

  @Test
  void theFileForProgramsHasTheSevenWordsAndTheUnit(@TempDir Path folder) throws IOException {
    new Report(ROWS, "2 processors", Instant.EPOCH).write(folder);
    JsonArray all = new JsonArray(Files.readString(folder.resolve("report.json")));
    assertThat(all).hasSize(6);
    assertThat(all.getJsonObject(1)).isEqualTo(
      new JsonObject()
        .put("work", "command")
        .put("here", 300.0)
        .put("unit", "requests/s")
        .put("peer", "bus")
        .put("peerValue", 1000.0)
        .put("ratio", 0.3)
        .put("goal", ">= 0.40")
        .put("met", false)
    );
    assertThat(all.getJsonObject(4).getValue("ratio")).isNull();
  }

  @Test
  void thePageEscapesAndDrawsEachRatioWithItsGoal(@TempDir Path folder) throws IOException {
    new Report(ROWS, "2 processors", Instant.EPOCH).write(folder);
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page).contains("bare &lt;server&gt;").doesNotContain("<server>");
    assertThat(page.split("<svg", -1)).hasSize(5);
    assertThat(page.split("<line", -1)).hasSize(5);
    assertThat(page).contains("allocated: <b>12.35</b> KiB a command").contains("missed");
  }

  @Test
  void theTableHasALineForEach() {
    String table = new Report(ROWS, "2 processors", Instant.EPOCH).text();
    assertThat(table).startsWith("2 processors, 1970-01-01T00:00:00Z\n");
    assertThat(table).contains("| command | 300 requests/s | bus | 1,000 | 0.30 | >= 0.40 | no |");
    assertThat(table).contains("| heap | 4.50 KiB a call |  |  |  | <= 4.00 | no |");
    assertThat(table).contains("| allocated | 12.35 KiB a command |  |  |  |  |  |");
  }
}
