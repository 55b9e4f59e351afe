package io.hookswitch.rules;

import io.hookswitch.call.Marker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Says in words for which facts two rule sets decide differently; names of rules do not count. */
public final class RuleDiff {

  private final RuleSet before;
  private final List<Rule> both;

  private RuleDiff(RuleSet before, RuleSet after) {
    this.before = before;
    this.both = new ArrayList<>(before.rules());
    this.both.addAll(after.rules());
  }

  /** A line for each change; empty where both decide alike for all facts. */
  public static List<String> between(RuleSet before, RuleSet after) {
    Set<String> tenants = new TreeSet<>(before.tenants());
    tenants.addAll(after.tenants());
    tenants.add(FactSpace.ANY_TENANT);
    RuleDiff diff = new RuleDiff(before, after);
    List<String> lines = new ArrayList<>();
    for (Vocabulary words : Vocabulary.ALL) {
      Map<String, Set<String>> who = new LinkedHashMap<>();
      for (String tenant : tenants) {
        for (String change : diff.changes(words, tenant)) {
          who.computeIfAbsent(change, fresh -> new TreeSet<>()).add(tenant);
        }
      }
      who.forEach((change, some) -> lines.add(change + whose(some, tenants)));
    }
    lines.addAll(
      sources(tenants, "~ office hours   ", one -> before.calendar(one).shown(), one -> after.calendar(one).shown())
    );
    lines.addAll(
      sources(tenants, "~ private calls   ", one -> shown(before.marker(one)), one -> shown(after.marker(one)))
    );
    return lines;
  }

  /** What changes in what facts are made of, which is no change of any decision about given facts. */
  private static List<String> sources(
    Set<String> tenants,
    String what,
    UnaryOperator<String> before,
    UnaryOperator<String> after
  ) {
    Map<String, Set<String>> who = new LinkedHashMap<>();
    for (String tenant : tenants) {
      String was = before.apply(tenant);
      String is = after.apply(tenant);
      if (!was.equals(is)) who.computeIfAbsent(what + was + " -> " + is, fresh -> new TreeSet<>()).add(tenant);
    }
    List<String> lines = new ArrayList<>();
    who.forEach((change, some) -> lines.add(change + whose(some, tenants)));
    return lines;
  }

  private static String shown(Marker marker) {
    return marker.values().isEmpty()
      ? "none"
      : marker.key() + " is " + String.join(" or ", new TreeSet<>(marker.values()));
  }

  private static String whose(Set<String> some, Set<String> all) {
    if (some.equals(all)) return "";
    List<String> names = new ArrayList<>();
    some.forEach(tenant -> names.add(tenant.isEmpty() ? "all others" : tenant));
    return "; tenant " + String.join(", ", names);
  }

  private List<String> changes(Vocabulary words, String tenant) {
    String column = Lints.matrix(words).field().name();
    FactSpace space = new FactSpace(words, both, tenant, Map.of(), column);
    Outcomes outcomes = new Outcomes(both);
    Map<String, Wording> changes = new TreeMap<>();
    int middle = before.rules().size();
    space.forEach((some, fired, facts) -> {
      Outcomes.Outcome old = outcomes.of(fired, 0, middle);
      Outcomes.Outcome fresh = outcomes.of(fired, middle, both.size());
      if (old.allowed().equals(fresh.allowed()) && old.control().equals(fresh.control())) return;
      for (String operation : words.operations()) {
        if (words.implied().contains(operation)) continue;
        boolean was = old.allowed().contains(operation);
        if (was == fresh.allowed().contains(operation)) continue;
        add(changes, (was ? "- " : "+ ") + operation, space, some, facts);
      }
      if (!old.control().equals(fresh.control())) {
        add(changes, "~ recording " + old.control() + " -> " + fresh.control(), space, some, facts);
      }
    });
    List<String> lines = new ArrayList<>();
    changes.forEach((change, wording) -> wording.lines().forEach(facts -> lines.add(change + "   when " + facts)));
    return lines;
  }

  private static void add(Map<String, Wording> changes, String change, FactSpace space, int[] some, long facts) {
    changes.computeIfAbsent(change, fresh -> new Wording(space)).add(some, facts);
  }
}
