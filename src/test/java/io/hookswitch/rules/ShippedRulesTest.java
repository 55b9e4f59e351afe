package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.user.DeviceFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The rules that ship, against the tables of the two dialects' fact sheets, for all facts there can be. */
class ShippedRulesTest {

  private static final Path SHIPPED = Path.of("rules");

  private static CompiledRules rules;

  private final FactTable capabilities = new FactTable("capabilities.csv");
  private final FactTable additions = new FactTable("additions.csv");
  private final FactTable controls = new FactTable("recording-controls.csv");

  @BeforeAll
  static void load() {
    rules = CompiledRules.load(SHIPPED);
  }

  @Test
  void everyCombinationOfFactsDecidesAsTheSheetsSay() {
    AtomicInteger combinations = new AtomicInteger();
    AllFacts.forEach("acme", facts -> {
      combinations.incrementAndGet();
      Decision decision = rules.decide(facts);
      RecordingControl control = RecordingControl.valueOf(controls.one(facts, facts.state().name()));
      // Not assertThat(...).as(facts): four hundred thousand descriptions take longer than the rules.
      if (decision.control() != control) assertThat(decision.control()).as(facts.toString()).isEqualTo(control);
      Set<Operation> wanted = wanted(facts, control);
      if (!decision.allowed().equals(wanted)) {
        assertThat(decision.allowed()).as(facts.toString()).containsExactlyInAnyOrderElementsOf(wanted);
      }
    });
    assertThat(combinations.get()).isGreaterThanOrEqualTo(414_720);
  }

  @Test
  void everyRuleDecidesSomethingAndEveryOperationIsAllowedSomewhere() {
    Set<String> fired = new HashSet<>();
    Set<Operation> allowed = EnumSet.noneOf(Operation.class);
    AllFacts.forEach("acme", facts -> {
      Decision decision = rules.decide(facts);
      fired.addAll(decision.rules());
      allowed.addAll(decision.allowed());
    });
    AllFacts.forEach(DeviceFacts.class, "acme", facts -> fired.addAll(rules.decide(facts).rules()));
    assertThat(fired).isEqualTo(RuleSet.read(SHIPPED).rules().stream().map(Rule::name).collect(Collectors.toSet()));
    assertThat(allowed).isEqualTo(EnumSet.allOf(Operation.class));
  }

  @Test
  void theShippedFilesAreWhatDroolsItselfCallsDrl() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (RuleFile file : new RuleFolder(new java.util.ArrayList<>()).read(SHIPPED)) {
      if (!file.drl()) continue;
      DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
      PackageDescr parsed = parser.parse(true, file.text());
      assertThat(parser.getErrors()).as(file.name()).isEmpty();
      parsed.getRules().stream().map(RuleDescr::getName).forEach(seen::add);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(
      RuleSet.read(SHIPPED)
        .rules()
        .stream()
        .filter(rule -> rule.file().endsWith(".drl"))
        .map(Rule::name)
        .toList()
    );
  }

  private Set<Operation> wanted(CallFacts facts, RecordingControl control) {
    Set<Operation> wanted = EnumSet.noneOf(Operation.class);
    Stream.concat(Stream.of(capabilities.one(facts, "capabilities")), additions.all(facts, "adds").stream())
      .flatMap(cell -> Arrays.stream(cell.split(" ")))
      .filter(word -> !word.isEmpty())
      .forEach(word -> wanted.addAll(operations(word)));
    wanted.addAll(
      switch (control) {
        case none -> Set.of();
        case record -> Set.of(Operation.StartCallRecording);
        case pause -> Set.of(Operation.PauseCallRecording);
        case pause_stop -> Set.of(Operation.PauseCallRecording, Operation.StopCallRecording);
        case resume -> Set.of(Operation.ResumeCallRecording);
        case resume_stop -> Set.of(Operation.ResumeCallRecording, Operation.StopCallRecording);
        case stop -> Set.of(Operation.StopCallRecording);
      }
    );
    return wanted;
  }

  private static Set<Operation> operations(String word) {
    return switch (word) {
      case "UD" -> EnumSet.of(
        Operation.AttachUserData,
        Operation.UpdateUserData,
        Operation.DeleteUserData,
        Operation.DeleteUserDataPair
      );
      case "XFER" -> EnumSet.of(
        Operation.InitiateTransfer,
        Operation.InitiateConference,
        Operation.SingleStepTransfer,
        Operation.SingleStepConference
      );
      default -> EnumSet.of(Operation.valueOf(word));
    };
  }
}
