package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.call.Marker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code userdata.csv}: which key of user data sets which fact. A tenant's own stands in the place of that of all.
 */
final class MarkerReader {

  static final String FILE = "userdata.csv";
  static final String PRIVACY = "privacy";

  private static final List<String> REQUIRED = List.of("fact", "key", "values");
  private static final List<String> COLUMNS = List.of("fact", "key", "values", "why");
  private static final int MAX_KEY = 80;

  private MarkerReader() {}

  /** By tenant. */
  static Map<String, Marker> all(List<RuleFile> files, List<RuleError> errors) {
    Map<String, Marker> markers = new TreeMap<>();
    for (RuleFile file : files) {
      if (!file.kind().equals(FILE)) continue;
      Table table = new Table(file, errors, COLUMNS, REQUIRED);
      for (Table.Row row : table.rows()) {
        Cell fact = row.cell("fact");
        if (!fact.text().equals(PRIVACY)) {
          table.wrong(fact, "unknown fact '" + fact.text() + "'" + suggest(fact.text(), List.of(PRIVACY)));
        } else if (markers.putIfAbsent(file.tenant(), marker(table, row)) != null) {
          table.wrong(fact, "a second row for '" + PRIVACY + "'");
        }
      }
    }
    return markers;
  }

  private static Marker marker(Table table, Table.Row row) {
    Cell key = row.cell("key");
    Cell values = row.cell("values");
    if (key.blank()) table.wrong(key, "expected a key of user data, found an empty cell");
    if (key.text().length() > MAX_KEY) table.wrong(key, "a key of more than " + MAX_KEY + " characters");
    Set<String> all = new LinkedHashSet<>();
    for (String value : values.text().split("\\|", -1)) {
      String bare = value.strip().toLowerCase(Locale.ROOT);
      if (bare.isEmpty()) table.wrong(values, "expected values as yes | true | 1, found an empty one");
      else if (!all.add(bare)) table.wrong(values, "'" + bare + "' is listed twice; upper and lower case are the same");
    }
    return new Marker(key.text(), all);
  }
}
