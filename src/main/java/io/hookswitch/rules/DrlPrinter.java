package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes rules that passed the gate as DRL: the only text that Drools ever sees. The same for the same rules in every
 * process, whatever the order of its sets.
 */
final class DrlPrinter {

  private DrlPrinter() {}

  static String print(List<Rule> rules) {
    StringBuilder drl = new StringBuilder("package ").append(RuleReader.PACKAGE).append('\n');
    Vocabulary.imports().forEach(type -> drl.append("import ").append(type).append('\n'));
    drl.append("global ").append(Verdict.class.getName()).append(" decision\n");
    // Rows of a table often ask for the same: one rule for all of them compiles faster and fires once.
    Map<List<Object>, List<Rule>> alike = new LinkedHashMap<>();
    rules.forEach(rule ->
      alike.computeIfAbsent(List.of(rule.words().facts(), rule.conditions()), fresh -> new ArrayList<>()).add(rule)
    );
    alike.values().forEach(same -> print(same, drl));
    return drl.toString();
  }

  private static void print(List<Rule> same, StringBuilder drl) {
    Rule first = same.getFirst();
    drl.append("rule \"").append(first.name()).append("\"\nwhen ").append(first.words().facts()).append("( ");
    drl.append(first.conditions().stream().map(DrlPrinter::condition).collect(Collectors.joining(", ")));
    drl.append(" )\nthen");
    for (Rule rule : same) {
      drl.append(" decision.by(\"").append(rule.name()).append("\");\n");
      rule.actions().forEach(action -> drl.append("  decision.").append(action(rule.words(), action)).append(";\n"));
    }
    drl.append("end\n");
  }

  private static String condition(Condition condition) {
    Vocabulary.Field field = condition.field();
    String values = condition
      .values()
      .stream()
      .sorted()
      .map(
        value ->
          switch (field.kind()) {
            case ENUM -> field.type() + "." + value;
            case FLAG -> value;
            case TEXT -> '"' + value + '"';
          }
      )
      .collect(Collectors.joining(", "));
    if (condition.values().size() == 1) return field.name() + (condition.within() ? " == " : " != ") + values;
    return field.name() + (condition.within() ? " in (" : " not in (") + values + ")";
  }

  private static String action(Vocabulary words, Rule.Action action) {
    return switch (action) {
      case Rule.Allow allow -> "allow(" + operations(words, allow.operations()) + ")";
      case Rule.Deny deny -> "deny(" + operations(words, deny.operations()) + ")";
      case Rule.Recording recording -> "recording(" + words.control() + "." + recording.control() + ")";
    };
  }

  private static String operations(Vocabulary words, Collection<String> names) {
    return names
      .stream()
      .sorted()
      .map(name -> words.operation() + "." + name)
      .collect(Collectors.joining(", "));
  }
}
