package io.hookswitch.cli;

import io.hookswitch.rules.CompiledRules;
import io.hookswitch.rules.RuleCheck;
import io.hookswitch.rules.RuleCoverage;
import io.hookswitch.rules.RuleDiff;
import io.hookswitch.rules.RuleExplanation;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RuleReport;
import io.hookswitch.rules.RuleSet;
import io.hookswitch.rules.RulesException;
import io.hookswitch.rules.ScenarioResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch rules}: everything about a folder of rules that needs no running node. */
@Command(
  name = "rules",
  description = "Checks, tests, compares and explains a folder of rules. Exit code 0: good; 1: mistakes; 2: wrong usage.",
  mixinStandardHelpOptions = true,
  subcommands = { RulesMatrixCommand.class, RulesLiveCommand.class }
)
final class RulesCommand implements Callable<Integer> {

  private static final String FOLDER = "The folder of rules; the installation's own when left out.";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.WRONGLY_ASKED;
  }

  static Path folder(Path given) {
    return given == null ? Hookswitch.home().resolve("rules") : given;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private int wrong(String what) {
    spec
      .commandLine()
      .getErr()
      .println("hookswitch: " + what);
    return ExitCode.WRONGLY_ASKED;
  }

  @Command(
    name = "check",
    description = "Says every mistake, as file:line:column; runs the scenarios; compiles.",
    mixinStandardHelpOptions = true
  )
  int check(
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder,
    @Option(
      names = "--tenants",
      split = ",",
      paramLabel = "NAME",
      description = "All tenants there are: rules for another one are a mistake."
    ) Set<String> tenants
  ) {
    RuleReport report = RuleCheck.of(RuleFiles.read(folder(folder)), Optional.ofNullable(tenants));
    report.mistakes().forEach(mistake -> out().println(mistake));
    long failed = failures(report.scenarios());
    if (!report.good()) {
      out().println(report.mistakes().size() + " mistakes, " + failed + " scenarios failed");
      return ExitCode.FAILED;
    }
    RuleSet set = report.set().orElseThrow();
    try {
      CompiledRules.of(set);
    } catch (RulesException refused) {
      out().println(refused.getMessage());
      return ExitCode.FAILED;
    }
    out().println("good: " + set.size() + " rules, " + report.scenarios().size() + " scenarios");
    return ExitCode.DONE;
  }

  private long failures(List<ScenarioResult> results) {
    List<ScenarioResult> failed = results
      .stream()
      .filter(result -> !result.good())
      .toList();
    for (ScenarioResult result : failed) {
      out().println(
        "FAIL  " +
          result.place() +
          ": " +
          result.failure().orElse("") +
          " (" +
          result.wrong() +
          " of " +
          result.cases() +
          " cases)"
      );
    }
    return failed.size();
  }

  @Command(name = "test", description = "Runs the scenarios of tests/*.csv.", mixinStandardHelpOptions = true)
  int test(@Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder) {
    RuleReport report = RuleCheck.of(RuleFiles.read(folder(folder)), Optional.empty());
    if (report.set().isEmpty()) {
      report.mistakes().forEach(mistake -> out().println(mistake));
      return ExitCode.FAILED;
    }
    for (ScenarioResult result : report.scenarios()) {
      if (result.good()) out().println("ok    " + result.place() + " (" + result.cases() + " cases)");
    }
    long failed = failures(report.scenarios());
    out().println(report.scenarios().size() - failed + " ok, " + failed + " failed");
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Command(
    name = "coverage",
    description = "Lists the rules and cells that no scenario would miss. Exit code 1 when there are some.",
    mixinStandardHelpOptions = true
  )
  int coverage(@Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder) {
    return withSet(folder, set -> {
      RuleCoverage coverage = RuleCoverage.of(set);
      coverage.untouchedRules().forEach(rule -> out().println("rule  " + rule));
      coverage.untouchedCells().forEach(cell -> out().println("cell  " + cell));
      out().println(
        coverage.rules() -
          coverage.untouchedRules().size() +
          " of " +
          coverage.rules() +
          " rules, " +
          (coverage.cells() - coverage.untouchedCells().size()) +
          " of " +
          coverage.cells() +
          " cells tested"
      );
      return coverage.untouchedRules().isEmpty() && coverage.untouchedCells().isEmpty()
        ? ExitCode.DONE
        : ExitCode.FAILED;
    });
  }

  @Command(
    name = "diff",
    description = "Says what changes from the rules of A to those of B. Exit code 1 when something does.",
    mixinStandardHelpOptions = true
  )
  int diff(
    @Parameters(paramLabel = "A", index = "0") Path before,
    @Parameters(paramLabel = "B", index = "1") Path after
  ) {
    return withSet(before, old ->
      withSet(after, fresh -> {
        List<String> changes = RuleDiff.between(old, fresh);
        changes.forEach(out()::println);
        if (changes.isEmpty()) out().println("both decide alike for all facts");
        return changes.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
      })
    );
  }

  @Command(
    name = "explain",
    description = "Says why an operation is allowed, or why not: the rule, its cell, its author's reason.",
    mixinStandardHelpOptions = true
  )
  int explain(
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder,
    @Option(names = "--op", required = true, paramLabel = "OPERATION") String operation,
    @Option(names = "--state", paramLabel = "STATE", description = "Of the party; for calls.") String state,
    @Option(names = "--tenant", paramLabel = "NAME") String tenant,
    @Option(
      names = "--fact",
      paramLabel = "FIELD=VALUE",
      description = "As consultation=Transfer; may be repeated. What is left out has its first value: None, Agent, false."
    ) Map<String, String> facts
  ) {
    Map<String, String> given = new LinkedHashMap<>();
    if (facts != null) given.putAll(facts);
    if (state != null) given.put("state", state);
    if (tenant != null) given.put("tenant", tenant);
    return withSet(folder, set -> {
      try {
        RuleExplanation.of(set, given, operation).forEach(out()::println);
        return ExitCode.DONE;
      } catch (IllegalArgumentException unknown) {
        return wrong(unknown.getMessage());
      }
    });
  }

  private int withSet(Path folder, java.util.function.ToIntFunction<RuleSet> use) {
    try {
      return use.applyAsInt(RuleSet.read(folder(folder)));
    } catch (RulesException mistakes) {
      out().println(mistakes.getMessage());
      return ExitCode.FAILED;
    }
  }
}
