package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.rules.Vocabulary.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a table of scenarios. Which words are open follows from its columns: a field of calls, or one of devices. */
final class ScenarioReader {

  private static final List<String> OWN = List.of("test", "tenant", "allowed", "forbidden", "exactly", "recording");
  private static final String EVERY = "any";
  /** In the column {@code exactly}: nothing at all. A blank cell asks for nothing. */
  private static final String NOTHING = "-";

  private final RuleFile file;
  private final List<RuleError> errors;
  private final Map<String, Integer> names = new HashMap<>();
  private Table table;
  private Vocabulary words;

  ScenarioReader(RuleFile file, List<RuleError> errors) {
    this.file = file;
    this.errors = errors;
  }

  List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    words = file.kind().startsWith("devices") ? Vocabulary.DEVICE : Vocabulary.CALL;
    List<String> columns = new ArrayList<>(OWN);
    columns.addAll(words.fields().keySet());
    if (words.controls().isEmpty()) columns.remove("recording");
    table = new Table(file, errors, columns, List.of("test"));
    for (Table.Row row : table.rows()) {
      int before = errors.size();
      Scenario scenario = scenario(row);
      if (errors.size() == before) scenarios.add(scenario);
    }
    return scenarios;
  }

  private Scenario scenario(Table.Row row) {
    Cell name = row.cell("test");
    if (name.blank()) table.wrong(name, "a scenario without a name");
    Integer other = names.putIfAbsent(name.text(), row.line());
    if (other != null) table.wrong(name, "a second scenario of this name, the first is in line " + other);
    Map<String, Set<String>> given = new LinkedHashMap<>();
    for (Field field : words.fields().values()) {
      Cell cell = row.cell(field.name());
      if (!field.name().equals(Condition.TENANT) && !cell.blank()) given.put(
        field.name(),
        values(cell, field.values(), "\\|", field.name())
      );
    }
    Cell tenant = row.cell("tenant");
    Set<String> tenants = tenant.text().equals(EVERY)
      ? Set.of()
      : new LinkedHashSet<>(List.of(tenant.text().split("\\|")));
    Collection<String> known = words.operations();
    Set<String> allowed = values(row.cell("allowed"), known, " +", words.operation());
    Set<String> forbidden = values(row.cell("forbidden"), known, " +", words.operation());
    Cell all = row.cell("exactly");
    Optional<Set<String>> exactly = all.blank()
      ? Optional.empty()
      : Optional.of(all.text().equals(NOTHING) ? Set.of() : values(all, known, " +", words.operation()));
    exactly.ifPresent(operations -> {
      for (String operation : operations) {
        if (words.implied().contains(operation)) table.wrong(
          all,
          "'" + operation + "' belongs into the column 'recording'"
        );
      }
    });
    Cell control = row.cell("recording");
    if (!control.blank() && !words.controls().contains(control.text())) {
      table.wrong(
        control,
        "unknown recording control '" + control.text() + "'" + suggest(control.text(), words.controls())
      );
    }
    if (allowed.isEmpty() && forbidden.isEmpty() && all.blank() && control.blank()) {
      table.wrong(row.line(), 1, "a scenario that expects nothing");
    }
    Optional<String> recording = control.blank() ? Optional.empty() : Optional.of(control.text());
    return new Scenario(
      file.name(),
      row.line(),
      name.text(),
      words,
      tenants,
      given,
      allowed,
      forbidden,
      exactly,
      recording
    );
  }

  private Set<String> values(Cell cell, Collection<String> known, String separator, String what) {
    Set<String> values = new LinkedHashSet<>();
    if (cell.blank()) return values;
    int at = 0;
    for (String value : cell.text().split(separator)) {
      Cell here = new Cell(value.strip(), cell.line(), cell.column() + cell.text().indexOf(value, at));
      at = cell.text().indexOf(value, at) + value.length();
      if (!known.contains(here.text())) {
        table.wrong(here, "unknown " + what + " '" + here.text() + "'" + suggest(here.text(), known));
      } else if (!values.add(here.text())) {
        table.wrong(here, "'" + here.text() + "' is listed twice");
      }
    }
    return values;
  }
}
