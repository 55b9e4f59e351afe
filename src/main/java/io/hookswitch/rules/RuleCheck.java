package io.hookswitch.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The door for whoever has new rules and wants to know whether they may be used: reads, judges what the rules say
 * together for all facts there are, runs the scenarios. Compiles nothing; that is {@link CompiledRules#of}.
 */
public final class RuleCheck {

  private RuleCheck() {}

  /**
   * Takes a fraction of a second for each tenant that has rules of its own: not for an event loop.
   *
   * @param tenants all there are; empty when that is not known, and then every name is taken for a tenant's
   */
  public static RuleReport of(RuleFiles files, Optional<Set<String>> tenants) {
    try {
      RuleSet set = RuleSet.of(files);
      List<RuleError> mistakes = new ArrayList<>(new Lints(set).mistakes());
      tenants.ifPresent(known -> unknown(set, known, mistakes));
      List<ScenarioResult> results = new Scenarios(set).run();
      return new RuleReport(mistakes, results, Optional.of(set));
    } catch (RulesException wrong) {
      return new RuleReport(wrong.errors(), List.of(), Optional.empty());
    }
  }

  private static void unknown(RuleSet set, Set<String> known, List<RuleError> mistakes) {
    for (RuleFile file : set.files().files()) {
      if (!file.tenant().isEmpty() && !known.contains(file.tenant())) mistakes.add(
        unknown(file.name(), 1, file.tenant(), known)
      );
    }
    for (Rule rule : set.rules()) {
      if (rule.file().startsWith("tenants/") || !rule.file().endsWith(".drl")) continue;
      rule
        .conditions()
        .stream()
        .filter(condition -> condition.field().name().equals(Condition.TENANT))
        .flatMap(condition -> condition.values().stream())
        .filter(tenant -> !known.contains(tenant))
        .forEach(tenant -> mistakes.add(unknown(rule.file(), rule.line(), tenant, known)));
    }
    for (Scenario scenario : set.scenarios()) {
      scenario
        .tenants()
        .stream()
        .filter(tenant -> !tenant.isEmpty() && !known.contains(tenant))
        .forEach(tenant -> mistakes.add(unknown(scenario.file(), scenario.line(), tenant, known)));
    }
  }

  private static RuleError unknown(String file, int line, String tenant, Set<String> known) {
    return new RuleError(file, line, 1, "unknown tenant '" + tenant + "'" + Vocabulary.suggest(tenant, known));
  }
}
