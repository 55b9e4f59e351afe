package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A table of the policy as CSV; knows nothing of rules. Columns named like a fact are conditions, the others answers. */
final class FactTable {

  private final Map<String, RecordComponent> components = new LinkedHashMap<>();
  private final String name;
  private final List<Row> rows;
  /** The facts that some row has a condition for. */
  private final Set<String> asked = new HashSet<>();

  FactTable(String name) {
    this(name, CallFacts.class);
  }

  FactTable(String name, Class<? extends Record> facts) {
    this.name = name;
    for (RecordComponent part : facts.getRecordComponents()) components.put(part.getName(), part);
    List<String> lines = lines(name)
      .stream()
      .filter(line -> !line.startsWith("#") && !line.isBlank())
      .toList();
    List<String> head = List.of(lines.getFirst().split(",", -1));
    this.rows = lines
      .stream()
      .skip(1)
      .map(line -> row(head, line))
      .toList();
    rows.forEach(row -> asked.addAll(row.conditions.keySet()));
  }

  /** The answers in this column of all rows that fit. Asked for hundreds of thousands of facts: hence the plain loops. */
  List<String> all(Record facts, String column) {
    Map<String, String> seen = new HashMap<>();
    for (String fact : asked) seen.put(fact, String.valueOf(value(components.get(fact), facts)));
    List<String> found = new ArrayList<>(1);
    for (Row row : rows) if (row.fits(seen)) found.add(Objects.requireNonNull(row.cells.get(column), column));
    return found;
  }

  /** The answer of the one row that fits. */
  String one(Record facts, String column) {
    List<String> found = all(facts, column);
    if (found.size() != 1) throw new IllegalStateException(name + " has " + found.size() + " rows for " + facts);
    return found.getFirst();
  }

  private Row row(List<String> head, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != head.size()) {
      throw new IllegalStateException(name + ": " + head.size() + " cells expected: " + line);
    }
    Row row = new Row(new HashMap<>(), new HashMap<>());
    for (int i = 0; i < cells.length; i++) {
      row.cells.put(head.get(i), cells[i]);
      if (components.containsKey(head.get(i)) && !cells[i].isEmpty()) {
        row.conditions.put(head.get(i), Set.of(cells[i].split("\\|")));
      }
    }
    return row;
  }

  /** A line of the table: its cells by column, and what those under a fact ask for. */
  private record Row(Map<String, String> cells, Map<String, Set<String>> conditions) {
    boolean fits(Map<String, String> seen) {
      for (Map.Entry<String, Set<String>> condition : conditions.entrySet()) {
        if (!condition.getValue().contains(seen.get(condition.getKey()))) return false;
      }
      return true;
    }
  }

  private static Object value(RecordComponent part, Record facts) {
    try {
      return part.getAccessor().invoke(facts);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> lines(String name) {
    try (
      var in = Objects.requireNonNull(FactTable.class.getResourceAsStream("/rules/" + name), name);
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
    ) {
      return reader.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
