package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule set really says, as a table to read: overlays, exceptions and all.
 *
 * @param header the first cell is the name of the first column
 * @param rows the first cell of each is an operation; blank is never, {@code yes} is always
 */
public record RuleMatrix(String title, List<String> header, List<List<String>> rows) {
  /** One table of calls and one of devices, as one tenant has them; an empty name is a tenant without own rules. */
  public static List<RuleMatrix> of(RuleSet set, String tenant) {
    return Matrix.ALL.stream()
      .map(matrix -> table(set, matrix, tenant))
      .toList();
  }

  private static RuleMatrix table(RuleSet set, Matrix matrix, String tenant) {
    List<String> header = new ArrayList<>(List.of("operation"));
    matrix
      .field()
      .values()
      .forEach(value -> header.add(matrix.title(value)));
    List<List<String>> rows = new ArrayList<>();
    for (String operation : matrix.words().operations()) {
      rows.add(new ArrayList<>(List.of(operation)));
    }
    for (String value : matrix.field().values()) column(set, matrix, tenant, value, rows);
    String whose = tenant.isEmpty() ? "" : " (tenant " + tenant + ")";
    return new RuleMatrix((matrix == Matrix.CALLS ? "Calls" : "Devices") + whose, header, rows);
  }

  private static void column(RuleSet set, Matrix matrix, String tenant, String value, List<List<String>> rows) {
    Vocabulary words = matrix.words();
    String field = matrix.field().name();
    FactSpace space = new FactSpace(words, set.rules(), tenant, Map.of(field, Set.of(value)), field);
    Outcomes outcomes = new Outcomes(set.rules());
    long[] allowed = new long[words.operations().size()];
    long[] all = new long[1];
    Set<Rule> fired = new LinkedHashSet<>();
    space.forEach((some, rules, facts) -> {
      all[0] += facts;
      Set<String> now = outcomes.of(rules).allowed();
      for (int i = 0; i < allowed.length; i++) if (now.contains(words.operations().get(i))) allowed[i] += facts;
      rules.stream().forEach(i -> fired.add(set.rules().get(i)));
    });
    for (int i = 0; i < allowed.length; i++) {
      String operation = words.operations().get(i);
      rows.get(i).add(allowed[i] == 0 ? "" : allowed[i] == all[0] ? "yes" : sometimes(words, operation, fired, field));
    }
  }

  private static String sometimes(Vocabulary words, String operation, Set<Rule> fired, String field) {
    if (words.implied().contains(operation)) return "by recording mode and state";
    List<String> ways = new ArrayList<>();
    List<String> denials = new ArrayList<>();
    for (Rule rule : fired) {
      for (Rule.Action action : rule.actions()) {
        if (action instanceof Rule.Allow allow && allow.operations().contains(operation)) ways.add(
          conditions(rule, field)
        );
        if (action instanceof Rule.Deny deny && deny.operations().contains(operation)) denials.add(
          conditions(rule, field)
        );
      }
    }
    String text = ways.contains("") ? "yes" : "if " + String.join("; or if ", ways);
    return denials.isEmpty() ? text : text + ", unless " + String.join("; or ", denials);
  }

  private static String conditions(Rule rule, String field) {
    return rule
      .conditions()
      .stream()
      .filter(one -> !one.field().name().equals(field) && !one.field().name().equals(Condition.TENANT))
      .map(Condition::shown)
      .collect(Collectors.joining(", "));
  }
}
