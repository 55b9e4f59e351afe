package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a table into rows of cells, as spreadsheets write them: comma, semicolon or tab between cells, quotes where a cell
 * has one of those in it, either kind of line end. Lines that begin with {@code #} and empty lines do not count.
 */
final class CsvReader {

  static final int MAX_ROWS = 5_000;
  static final int MAX_CELL = 400;

  private final RuleFile file;
  private final List<RuleError> errors;
  private final List<List<Cell>> rows = new ArrayList<>();
  private char separator;

  CsvReader(RuleFile file, List<RuleError> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** The first is the header. A line that cannot be read is written down and left out. */
  List<List<Cell>> rows() {
    String[] lines = file.text().split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String bare = lines[i].strip();
      // A spreadsheet puts a separator for each column behind a remark, and quotes around one with a comma in it.
      if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith("\"#") || bare.matches("[,;]*")) continue;
      if (rows.size() > MAX_ROWS) {
        wrong(i + 1, 1, "more than " + MAX_ROWS + " rows");
        break;
      }
      if (separator == 0) separator = separator(lines[i]);
      row(lines[i], i + 1);
    }
    return rows;
  }

  private static char separator(String header) {
    for (char candidate : new char[] { '\t', ';' }) if (header.indexOf(candidate) >= 0) return candidate;
    return ',';
  }

  private void row(String line, int number) {
    int before = errors.size();
    characters(line, number);
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (errors.size() == before) {
      int start = at;
      while (start < line.length() && line.charAt(start) == ' ') start++;
      boolean quoted = start < line.length() && line.charAt(start) == '"';
      int end = quoted ? closing(line, start, number) : next(line, start);
      if (end < 0) break;
      String inner = quoted ? line.substring(start + 1, end).replace("\"\"", "\"") : line.substring(start, end);
      cells.add(cell(inner, number, quoted ? start + 2 : start + 1));
      at = quoted ? next(line, end + 1) : end;
      if (quoted && !line.substring(end + 1, at).isBlank()) {
        wrong(
          number,
          end + 2,
          "expected the end of the cell after its closing quote, found '" + line.charAt(end + 1) + "'"
        );
      }
      if (!quoted && inner.indexOf('"') >= 0) {
        wrong(number, start + 1 + inner.indexOf('"'), "a quote in the middle of a cell that does not begin with one");
      }
      if (at >= line.length()) break;
      at++;
    }
    if (errors.size() == before) rows.add(cells);
  }

  private Cell cell(String inner, int line, int column) {
    if (inner.length() > MAX_CELL) wrong(line, column, "a cell of more than " + MAX_CELL + " characters");
    int blanks = inner.length() - inner.stripLeading().length();
    return new Cell(inner.strip(), line, column + blanks);
  }

  private int next(String line, int from) {
    int end = line.indexOf(separator, from);
    return end < 0 ? line.length() : end;
  }

  /** Where the cell's last quote is; two quotes in a row are one of its text. */
  private int closing(String line, int start, int number) {
    for (int at = start + 1; at < line.length(); at++) {
      if (line.charAt(at) != '"') continue;
      if (at + 1 < line.length() && line.charAt(at + 1) == '"') at++;
      else return at;
    }
    wrong(number, start + 1, "cell is not closed before the end of the line, expected '\"'");
    return -1;
  }

  /** A table is copied into rules, so what is no use in a rule has no place in a table. */
  private void characters(String line, int number) {
    for (int at = 0; at < line.length(); at++) {
      char here = line.charAt(at);
      if (here == '\\') wrong(number, at + 1, "no '\\' is allowed in a rule file");
      else if (Character.isISOControl(here) && here != '\t') {
        wrong(number, at + 1, String.format(Locale.ROOT, "unexpected character U+%04X", (int) here));
      }
    }
  }

  private void wrong(int line, int column, String message) {
    errors.add(new RuleError(file.name(), line, column, message));
  }
}
