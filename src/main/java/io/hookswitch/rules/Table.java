package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table with a header whose columns are known by name; every row has a cell for each. */
final class Table {

  /** A row by the names of its columns. */
  record Row(int line, Map<String, Cell> cells) {
    Cell cell(String column) {
      return cells.getOrDefault(column, new Cell("", line, 1));
    }
  }

  private final RuleFile file;
  private final List<RuleError> errors;
  private final Map<String, Cell> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param known every column there may be
   * @param required those without which the table says nothing
   */
  Table(RuleFile file, List<RuleError> errors, Collection<String> known, Collection<String> required) {
    this.file = file;
    this.errors = errors;
    int before = errors.size();
    List<List<Cell>> lines = new CsvReader(file, errors).rows();
    if (lines.isEmpty()) {
      if (errors.size() == before) {
        wrong(1, 1, (file.text().isBlank() ? "empty file" : "no header") + ", expected " + String.join(",", required));
      }
      return;
    }
    header(lines.getFirst(), known, required);
    // Under a header that is wrong, every row would only be wrong once more.
    if (errors.size() == before) lines.stream().skip(1).forEach(this::row);
    if (errors.size() == before && rows.isEmpty()) wrong(1, 1, "no row under the header");
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  List<Row> rows() {
    return rows;
  }

  private void header(List<Cell> cells, Collection<String> known, Collection<String> required) {
    for (Cell cell : cells) {
      if (cell.blank()) wrong(cell, "a column without a name");
      else if (!known.contains(cell.text())) wrong(
        cell,
        "unknown column '" + cell.text() + "'" + suggest(cell.text(), known)
      );
      else if (columns.putIfAbsent(cell.text(), cell) != null) wrong(cell, "a second column '" + cell.text() + "'");
    }
    for (String name : required) {
      if (!columns.containsKey(name)) wrong(cells.getFirst().line(), 1, "no column '" + name + "'");
    }
  }

  private void row(List<Cell> cells) {
    int line = cells.getFirst().line();
    if (cells.size() != columns.size()) {
      String found = "the header has " + columns.size() + " columns, this row " + cells.size();
      wrong(line, cells.getLast().column(), found + (cells.size() < columns.size() ? ": is the file complete?" : ""));
      return;
    }
    Map<String, Cell> byName = new LinkedHashMap<>();
    int i = 0;
    for (String name : columns.keySet()) byName.put(name, cells.get(i++));
    rows.add(new Row(line, byName));
  }

  void wrong(Cell where, String message) {
    wrong(where.line(), where.column(), message);
  }

  void wrong(int line, int column, String message) {
    errors.add(new RuleError(file.name(), line, column, message));
  }
}
