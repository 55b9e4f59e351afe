package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.records.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** An export that is read from the database while it is sent, some records at a time. */
final class RecordPages implements Answer.Pieces {

  static final int PAGE = 200;

  private final Records records;
  private final boolean csv;
  private final Optional<Records.Last> last;
  private Records.Selection selection;
  private boolean over;

  /** @param last behind which nothing is sent; empty when all of the selection is */
  RecordPages(Records records, Records.Selection selection, boolean csv, Optional<Records.Last> last) {
    this.records = records;
    this.selection = selection;
    this.csv = csv;
    this.last = last;
  }

  @Override
  public Future<String> next() {
    if (over) return Future.succeededFuture("");
    return records.export(selection, PAGE).compose(found -> {
      String lines = RecordAnswers.lines(mine(found), csv);
      // Calls without parties have no lines in CSV.
      return lines.isEmpty() ? next() : Future.succeededFuture(lines);
    });
  }

  private List<Records.Recorded> mine(List<Records.Recorded> found) {
    List<Records.Recorded> mine = found
      .stream()
      .filter(one -> last.isEmpty() || !last.get().isBefore(one.record()))
      .toList();
    over = found.size() < PAGE || mine.size() < found.size();
    if (!found.isEmpty()) selection = selection.after(found.getLast().record());
    return mine;
  }
}
