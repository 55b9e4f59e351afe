package io.hookswitch.outbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, collected until all of it has been read. */
final class ListMistakes {

  /** Enough to work on; a file of the wrong kind would otherwise answer with a line for each of its own. */
  private static final int SHOWN = 100;

  private static final int QUOTED = 60;

  private record Mistake(int line, int column, String text) {}

  private final String file;
  private final List<Mistake> found = new ArrayList<>();
  private int more;

  ListMistakes(String file) {
    this.file = file;
  }

  /** The whole file is wrong. */
  void add(String what) {
    found.add(new Mistake(0, 0, file + ": " + what));
  }

  void add(Cell at, String field, String expected) {
    add(at.line(), at.column(), field + ": expected " + expected + ", found " + quote(at.value()));
  }

  void add(int line, int column, String what) {
    if (found.size() == SHOWN) more++;
    else found.add(new Mistake(line, column, file + ":" + line + ":" + column + ": " + what));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(
      found
        .stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .map(Mistake::text)
        .toList()
    );
    if (more > 0) lines.add(file + ": and " + more + " more mistakes");
    return lines;
  }

  /** A value of the file as it may stand in a message: short, and on one line. */
  static String quote(Object value) {
    if (!(value instanceof String text)) return String.valueOf(value);
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return "\"" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "..." : line) + "\"";
  }
}
