package io.hookswitch.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The table, for a reader at the screen, for a program, and for a page. */
final class Report {

  private static final String HEAD =
    "| work | here | against | there | ratio | goal | met |\n|---|--:|---|--:|--:|--:|---|\n";

  private final List<Row> rows;
  private final String machine;
  private final Instant at;

  /** @param machine on which this was measured, in a few words */
  Report(List<Row> rows, String machine, Instant at) {
    this.rows = List.copyOf(rows);
    this.machine = machine;
    this.at = at;
  }

  /** As {@code report.json}, {@code report.md} and {@code report.html} into this folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), json().encodePrettily() + "\n");
    Files.writeString(folder.resolve("report.md"), text());
    Files.writeString(folder.resolve("report.html"), Page.of(rows, machine, at));
  }

  private JsonArray json() {
    JsonArray all = new JsonArray();
    for (Row row : rows) {
      all.add(
        new JsonObject()
          .put("work", row.work())
          .put("here", row.here())
          .put("unit", row.unit())
          .put("peer", row.peer())
          .put("peerValue", row.peerValue())
          .put("ratio", row.ratio())
          .put("goal", row.goal())
          .put("met", row.met())
      );
    }
    return all;
  }

  /** A table in Markdown. */
  String text() {
    StringBuilder table = new StringBuilder(machine + ", " + at + "\n\n" + HEAD);
    for (Row row : rows) {
      table
        .append("| ")
        .append(row.work())
        .append(" | ")
        .append(figure(row.here()))
        .append(' ')
        .append(row.unit())
        .append(" | ")
        .append(row.peer() == null ? "" : row.peer())
        .append(" | ")
        .append(row.peerValue() == null ? "" : figure(row.peerValue()))
        .append(" | ")
        .append(row.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", row.ratio()))
        .append(" | ")
        .append(row.goal() == null ? "" : row.goal())
        .append(" | ")
        .append(row.met() == null ? "" : row.met() ? "yes" : "no")
        .append(" |\n");
    }
    return table.toString();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
