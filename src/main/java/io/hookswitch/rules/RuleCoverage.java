package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What the scenarios of a rule set leave untouched.
 *
 * @param rules how many there are
 * @param cells how many the tables of all have, blank ones included
 * @param untouchedRules that could go without any scenario noticing, as {@code file:line:column name}
 * @param untouchedCells {@code file operation, column} that no scenario asks about
 */
public record RuleCoverage(int rules, int cells, List<String> untouchedRules, List<String> untouchedCells) {
  public static RuleCoverage of(RuleSet set) {
    Scenarios scenarios = new Scenarios(set);
    scenarios.run();
    List<String> rules = new ArrayList<>();
    for (Rule rule : set.rules()) {
      if (scenarios.touchedRules().contains(rule.name())) continue;
      rules.add(rule.file() + ":" + rule.line() + ":" + rule.column() + " " + rule.name());
    }
    int all = 0;
    List<String> cells = new ArrayList<>();
    for (Matrix matrix : Matrix.ALL) {
      for (String operation : matrix.words().operations()) {
        if (matrix.words().implied().contains(operation)) continue;
        for (String value : matrix.field().values()) {
          all++;
          if (scenarios.touched(matrix.words(), operation, value)) continue;
          cells.add(matrix.name() + " " + operation + ", " + matrix.title(value));
        }
      }
    }
    return new RuleCoverage(set.size(), all, List.copyOf(rules), List.copyOf(cells));
  }
}
