package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs the scenarios of a rule set, each for all facts that it speaks of, and remembers what they have touched. */
final class Scenarios {

  private final RuleSet set;
  private final Set<String> touchedRules = new HashSet<>();
  private final Set<String> touchedCells = new HashSet<>();
  private final Map<Vocabulary, Outcomes> outcomes = new HashMap<>();

  Scenarios(RuleSet set) {
    this.set = set;
  }

  List<ScenarioResult> run() {
    return set.scenarios().stream().map(this::run).toList();
  }

  /** Names of rules whose absence some scenario might notice. */
  Set<String> touchedRules() {
    return touchedRules;
  }

  /** Whether a scenario asks whether this operation is allowed for facts with this value. */
  boolean touched(Vocabulary words, String operation, String value) {
    return touchedCells.contains(cell(words, operation, value));
  }

  private static String cell(Vocabulary words, String operation, String value) {
    return words.facts() + '\n' + operation + '\n' + value;
  }

  private ScenarioResult run(Scenario scenario) {
    Set<String> tenants = scenario.tenants();
    if (tenants.isEmpty()) {
      tenants = new TreeSet<>(set.tenants());
      tenants.add(FactSpace.ANY_TENANT);
    }
    Vocabulary words = scenario.words();
    Outcomes all = outcomes.computeIfAbsent(words, fresh -> new Outcomes(set.rules()));
    Tally tally = new Tally();
    String column = Lints.matrix(words).field().name();
    for (String tenant : tenants) {
      FactSpace space = new FactSpace(words, set.rules(), tenant, scenario.given(), column);
      space.forEach((values, fired, facts) -> {
        tally.cases += facts;
        Optional<String> failure = failure(scenario, all.of(fired));
        if (failure.isPresent()) {
          tally.wrong += facts;
          if (tally.failure.isEmpty()) tally.failure = Optional.of(
            failure.get() + " for " + shown(space, values, tenant)
          );
        }
        touch(scenario, fired);
      });
    }
    cells(scenario, column);
    return new ScenarioResult(scenario.place(), tally.cases, tally.wrong, tally.failure);
  }

  private void touch(Scenario scenario, java.util.BitSet fired) {
    for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
      Rule rule = set.rules().get(i);
      if (touchedRules.contains(rule.name())) continue;
      boolean noticed = rule.operations().stream().anyMatch(scenario::speaksOf);
      if (noticed || (rule.control().isPresent() && scenario.recording().isPresent())) touchedRules.add(rule.name());
    }
  }

  private void cells(Scenario scenario, String column) {
    Set<String> values = scenario
      .given()
      .getOrDefault(column, new HashSet<>(scenario.words().fields().get(column).values()));
    for (String operation : scenario.words().operations()) {
      if (!scenario.speaksOf(operation)) continue;
      values.forEach(value -> touchedCells.add(cell(scenario.words(), operation, value)));
    }
  }

  private static Optional<String> failure(Scenario scenario, Outcomes.Outcome outcome) {
    for (String operation : scenario.allowed()) {
      if (!outcome.allowed().contains(operation)) return Optional.of("expected " + operation + " to be allowed");
    }
    for (String operation : scenario.forbidden()) {
      if (outcome.allowed().contains(operation)) return Optional.of("expected " + operation + " to be forbidden");
    }
    if (scenario.recording().isPresent() && !scenario.recording().get().equals(outcome.control())) {
      return Optional.of("expected recording " + scenario.recording().get() + ", found " + outcome.control());
    }
    if (scenario.exactly().isEmpty()) return Optional.empty();
    Set<String> found = new TreeSet<>(outcome.allowed());
    found.removeAll(scenario.words().implied());
    if (found.equals(scenario.exactly().get())) return Optional.empty();
    Set<String> missing = new TreeSet<>(scenario.exactly().get());
    missing.removeAll(found);
    found.removeAll(scenario.exactly().get());
    return Optional.of("expected exactly what is listed, missing " + missing + ", too many " + found);
  }

  private static String shown(FactSpace space, int[] values, String tenant) {
    List<String> parts = new ArrayList<>();
    if (!tenant.isEmpty()) parts.add("tenant " + tenant);
    for (int i = 0; i < values.length; i++) {
      parts.add(space.fields().get(i).name() + " " + space.example(i, values[i]));
    }
    return String.join(", ", parts);
  }

  /** What a run counts. */
  private static final class Tally {

    private long cases;
    private long wrong;
    private Optional<String> failure = Optional.empty();
  }
}
