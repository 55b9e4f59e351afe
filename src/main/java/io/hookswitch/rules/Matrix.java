package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table of what is allowed: a row for each operation, a column for each value of one fact. What a tenant's own table
 * says of a cell stands, for this tenant, in the place of what the table of all says of it.
 */
final class Matrix {

  static final Matrix CALLS = new Matrix("capabilities.csv", Vocabulary.CALL, "state", states());
  static final Matrix DEVICES = new Matrix("devices.csv", Vocabulary.DEVICE, "loggedIn", logins());

  static final List<Matrix> ALL = List.of(CALLS, DEVICES);

  /** One way in which one cell allows. */
  private record Way(
    String tenant,
    RuleFile file,
    Cell row,
    Cell at,
    String operation,
    String title,
    List<Words.Word> words,
    String why
  ) {}

  private final String name;
  private final Vocabulary words;
  private final Vocabulary.Field field;
  private final Map<String, String> titles;

  private Matrix(String name, Vocabulary words, String field, Map<String, String> titles) {
    this.name = name;
    this.words = words;
    this.field = words.fields().get(field);
    this.titles = titles;
  }

  private static Map<String, String> states() {
    return Vocabulary.CALL.fields()
      .get("state")
      .values()
      .stream()
      .collect(Collectors.toMap(state -> state, state -> state, (a, b) -> a, LinkedHashMap::new));
  }

  private static Map<String, String> logins() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("logged out", "false");
    titles.put("logged in", "true");
    return titles;
  }

  String name() {
    return name;
  }

  Vocabulary words() {
    return words;
  }

  Vocabulary.Field field() {
    return field;
  }

  /** The column for a value of the fact. */
  String title(String value) {
    return titles
      .entrySet()
      .stream()
      .filter(one -> one.getValue().equals(value))
      .map(Map.Entry::getKey)
      .findFirst()
      .orElseThrow();
  }

  /** The rules that these tables stand for. */
  List<Rule> rules(List<RuleFile> files, Words meanings, List<RuleError> errors) {
    List<Way> ways = new ArrayList<>();
    Map<String, Set<String>> replaced = new LinkedHashMap<>();
    for (RuleFile file : files) {
      if (!file.kind().equals(name)) continue;
      new Reading(file, meanings, errors, ways, replaced).read();
    }
    Map<List<Object>, List<Way>> groups = new LinkedHashMap<>();
    for (Way way : ways) {
      Set<String> others = way.tenant.isEmpty() ? replaced.getOrDefault(way.operation + way.title, Set.of()) : Set.of();
      List<Object> group = List.of(way.file.name(), way.row.line(), way.words, others);
      groups.computeIfAbsent(group, fresh -> new ArrayList<>()).add(way);
    }
    return groups
      .entrySet()
      .stream()
      .map(one -> rule(one.getValue(), replaced))
      .toList();
  }

  private Rule rule(List<Way> cells, Map<String, Set<String>> replaced) {
    Way first = cells.getFirst();
    List<Condition> conditions = new ArrayList<>();
    Set<String> values = cells
      .stream()
      .map(cell -> titles.get(cell.title))
      .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    conditions.add(new Condition(field, true, values));
    first.words.forEach(word -> conditions.addAll(word.means()));
    Set<String> others = first.tenant.isEmpty()
      ? replaced.getOrDefault(first.operation + first.title, Set.of())
      : Set.of();
    if (!first.tenant.isEmpty()) conditions.add(Condition.tenant(words, true, Set.of(first.tenant)));
    if (!others.isEmpty()) conditions.add(Condition.tenant(words, false, others));
    String phrase = first.words.stream().map(Words.Word::name).collect(Collectors.joining(" and "));
    String label =
      first.file.name() +
      ":" +
      first.row.line() +
      " " +
      first.operation +
      (phrase.isEmpty() ? "" : " if " + phrase) +
      // The same word elsewhere in the row makes a rule of its own when tenants have replaced some of its cells.
      (others.isEmpty() ? "" : " in " + cells.stream().map(Way::title).collect(Collectors.joining(" ")));
    String why = first.why.isEmpty()
      ? first.words
          .stream()
          .map(Words.Word::why)
          .filter(one -> !one.isEmpty())
          .collect(Collectors.joining("; "))
      : first.why;
    return new Rule(
      label,
      first.file.name(),
      first.row.line(),
      first.at.column(),
      why,
      words,
      conditions,
      List.of(new Rule.Allow(Set.of(first.operation)))
    );
  }

  /** One file of this kind. */
  private final class Reading {

    private final RuleFile file;
    private final Words meanings;
    private final Table table;
    private final List<Way> ways;
    private final Map<String, Set<String>> replaced;
    private final Map<String, Integer> seen = new LinkedHashMap<>();

    Reading(RuleFile file, Words meanings, List<RuleError> errors, List<Way> ways, Map<String, Set<String>> replaced) {
      this.file = file;
      this.meanings = meanings;
      this.ways = ways;
      this.replaced = replaced;
      List<String> columns = new ArrayList<>(List.of("operation"));
      columns.addAll(titles.keySet());
      List<String> required = file.tenant().isEmpty() ? List.copyOf(columns) : List.of("operation");
      columns.add("why");
      this.table = new Table(file, errors, columns, required);
    }

    void read() {
      for (Table.Row row : table.rows()) {
        Cell operation = row.cell("operation");
        if (good(operation)) titles
          .keySet()
          .stream()
          .filter(table::has)
          .forEach(title -> cell(row, operation, title));
      }
    }

    private boolean good(Cell operation) {
      String found = operation.text();
      if (words.implied().contains(found)) {
        table.wrong(operation, "'" + found + "' follows from the recording control, see recording.csv");
      } else if (!words.operations().contains(found)) {
        table.wrong(
          operation,
          "unknown " + words.operation() + " '" + found + "'" + suggest(found, words.operations())
        );
      } else if (seen.putIfAbsent(found, operation.line()) != null) {
        table.wrong(operation, "a second row for '" + found + "', the first is in line " + seen.get(found));
      } else {
        return true;
      }
      return false;
    }

    private void cell(Table.Row row, Cell operation, String title) {
      String tenant = file.tenant();
      Cell cell = row.cell(title);
      Cell why = row.cell("why");
      if (!Words.WHY.matcher(why.text()).matches()) table.wrong(why, "a reason has up to 200 plain characters");
      if (!tenant.isEmpty()) {
        replaced.computeIfAbsent(operation.text() + title, fresh -> new TreeSet<>()).add(tenant);
      }
      for (List<Words.Word> way : meanings.ways(cell, tenant, words, table)) {
        ways.add(new Way(tenant, file, operation, cell, operation.text(), title, way, why.text()));
      }
    }
  }
}
