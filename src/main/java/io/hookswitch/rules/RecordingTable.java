package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code recording.csv}: which recording buttons a party has. No row that fits means none. A tenant's own table stands in
 * the place of the whole table of all.
 */
final class RecordingTable {

  static final String FILE = "recording.csv";

  private static final String CONTROL = "control";
  private static final String ANY = "any";
  private static final String WHEN = "when";
  /** The columns, and the facts that they speak of. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("mode", "recordingMode");
    FIELDS.put("recording is", "recordingState");
    FIELDS.put("call state", "state");
  }

  private final Words meanings;
  private final List<RuleError> errors;

  RecordingTable(Words meanings, List<RuleError> errors) {
    this.meanings = meanings;
    this.errors = errors;
  }

  List<Rule> rules(List<RuleFile> files) {
    List<RuleFile> tables = files
      .stream()
      .filter(file -> file.kind().equals(FILE))
      .toList();
    Set<String> own = new TreeSet<>();
    tables.forEach(file -> own.add(file.tenant()));
    own.remove("");
    List<Rule> rules = new ArrayList<>();
    tables.forEach(file -> read(file, own, rules));
    return rules;
  }

  private void read(RuleFile file, Set<String> own, List<Rule> rules) {
    List<String> required = new ArrayList<>(FIELDS.keySet());
    required.add(CONTROL);
    List<String> columns = new ArrayList<>(required);
    columns.add(WHEN);
    columns.add("why");
    Table table = new Table(file, errors, columns, required);
    for (Table.Row row : table.rows()) {
      int before = errors.size();
      List<Condition> conditions = new ArrayList<>();
      FIELDS.forEach((column, field) -> condition(table, row.cell(column), field, conditions));
      List<Words.Word> when = when(table, row.cell(WHEN), file.tenant());
      when.forEach(word -> conditions.addAll(word.means()));
      Cell control = row.cell(CONTROL);
      List<String> controls = Vocabulary.CALL.controls();
      if (!controls.contains(control.text())) {
        table.wrong(control, "unknown recording control '" + control.text() + "'" + suggest(control.text(), controls));
      }
      Cell why = row.cell("why");
      if (!Words.WHY.matcher(why.text()).matches()) table.wrong(why, "a reason has up to 200 plain characters");
      if (!file.tenant().isEmpty()) conditions.add(Condition.tenant(Vocabulary.CALL, true, Set.of(file.tenant())));
      else if (!own.isEmpty()) conditions.add(Condition.tenant(Vocabulary.CALL, false, own));
      if (errors.size() > before) continue;
      rules.add(
        new Rule(
          file.name() + ":" + row.line() + " " + control.text() + phrase(when),
          file.name(),
          row.line(),
          control.column(),
          why.blank() ? reasons(when) : why.text(),
          Vocabulary.CALL,
          conditions,
          List.of(new Rule.Recording(control.text()))
        )
      );
    }
  }

  /** The words that must all hold; a row is one way, so another way is another row. */
  private List<Words.Word> when(Table table, Cell cell, String tenant) {
    List<List<Words.Word>> ways = meanings.ways(cell, tenant, Vocabulary.CALL, table);
    if (ways.size() > 1) table.wrong(cell, "'|' has no place here, write another row");
    return ways.isEmpty() ? List.of() : ways.getFirst();
  }

  private static String phrase(List<Words.Word> when) {
    return when.isEmpty() ? "" : " if " + String.join(" and ", when.stream().map(Words.Word::name).toList());
  }

  private static String reasons(List<Words.Word> when) {
    return String.join(
      "; ",
      when
        .stream()
        .map(Words.Word::why)
        .filter(why -> !why.isEmpty())
        .toList()
    );
  }

  private static void condition(Table table, Cell cell, String name, List<Condition> conditions) {
    if (cell.text().equals(ANY)) return;
    Vocabulary.Field field = Vocabulary.CALL.fields().get(name);
    Set<String> values = new LinkedHashSet<>();
    if (cell.blank()) table.wrong(cell, "expected a " + field.type() + " or 'any', found an empty cell");
    int at = 0;
    for (String value : cell.text().split(" ", -1)) {
      Cell here = new Cell(value, cell.line(), cell.column() + at);
      at += value.length() + 1;
      if (value.isEmpty()) continue;
      if (!field.values().contains(value)) {
        table.wrong(here, "unknown " + field.type() + " '" + value + "'" + suggest(value, field.values()));
      } else if (!values.add(value)) {
        table.wrong(here, "'" + value + "' is listed twice");
      }
    }
    conditions.add(new Condition(field, true, values));
  }
}
