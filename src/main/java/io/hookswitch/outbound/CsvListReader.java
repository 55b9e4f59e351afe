package io.hookswitch.outbound;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a list that is CSV as in RFC 4180: first the headings, a line {@code # name: value} each, then a row with the
 * names of the fields, then a row for each record. An empty cell is no field.
 */
final class CsvListReader {

  private final ListDraft draft;
  private final ListMistakes mistakes;

  CsvListReader(ListDraft draft, ListMistakes mistakes) {
    this.draft = draft;
    this.mistakes = mistakes;
  }

  void read(String text) {
    CsvRows rows = new CsvRows(text, mistakes);
    headings(rows);
    List<Cell> names = rows.next();
    if (names.isEmpty()) {
      mistakes.add("expected a row with the names of the fields, found none");
      return;
    }
    checkNames(names);
    // Only what was written by CsvListWriter has been told not to be formulas.
    boolean exported = names.stream().anyMatch(name -> name.value().equals(StandingReader.STATE));
    List<Cell> heads = exported ? CsvListWriter.asItWas(names) : names;
    for (List<Cell> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      boolean blank = row.size() == 1 && row.getFirst().value().equals("");
      if (!blank) record(heads, exported ? CsvListWriter.asItWas(row) : row);
    }
  }

  private void headings(CsvRows rows) {
    for (Cell line = rows.comment(); line != null; line = rows.comment()) {
      String[] parts = line.value().toString().substring(1).split(":", 2);
      if (parts.length == 2) {
        draft.heading(parts[0].strip(), new Cell(parts[1].strip(), line.line(), line.column()));
      } else if (!parts[0].isBlank()) {
        mistakes.add(line, "heading", "# name: value");
      }
    }
  }

  private void checkNames(List<Cell> names) {
    Set<Object> seen = new HashSet<>();
    for (Cell name : names) {
      if (!seen.add(name.value())) mistakes.add(name.line(), name.column(), name.value() + ": is there twice");
    }
    if (!seen.contains("phoneNumber")) {
      mistakes.add(names.getFirst(), "names of the fields", "phoneNumber among them");
    }
  }

  private void record(List<Cell> names, List<Cell> row) {
    if (row.size() != names.size()) {
      Cell last = row.getLast();
      String what = "expected " + names.size() + " cells as in the row of names, found " + row.size();
      mistakes.add(last.line(), last.column(), what);
      return;
    }
    Map<String, Cell> fields = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).value().equals("")) fields.put(names.get(i).value().toString(), row.get(i));
    }
    draft.record(fields, row.getFirst());
  }
}
