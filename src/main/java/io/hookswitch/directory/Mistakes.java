package io.hookswitch.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a file, collected until all of it has been read. */
final class Mistakes {

  /** Enough to work on; a file of the wrong kind would otherwise answer with a line for each of its own. */
  private static final int SHOWN = 100;

  /** Longest piece of the file that is quoted in a message. */
  private static final int QUOTED = 60;

  private record Mistake(int line, String text) {}

  private final String file;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  /** @param line from 1; 0 for the file as a whole */
  void add(int line, String path, String expected, String seen) {
    String where = line > 0 ? file + ":" + line : file;
    String what = path.isEmpty() ? "" : path + ": ";
    found.add(new Mistake(line, where + ": " + what + "expected " + expected + ", found " + seen));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDirectoryException(lines());
    }
  }

  private List<String> lines() {
    Stream<String> first = found
      .stream()
      .sorted(Comparator.comparingInt(Mistake::line))
      .limit(SHOWN)
      .map(Mistake::text);
    int more = found.size() - SHOWN;
    return more > 0
      ? Stream.concat(first, Stream.of(file + ": and " + more + " more mistakes")).toList()
      : first.toList();
  }

  /** A text of the file as it may stand in a message: short, on one line, in quotes. */
  static String quote(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return "\"" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "..." : line) + "\"";
  }
}
