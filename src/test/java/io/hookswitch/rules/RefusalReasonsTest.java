package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client is told that was refused: the rule or the cell that decided, and nothing else. */
class RefusalReasonsTest {

  private static CompiledRules rules;

  @BeforeAll
  static void load() {
    rules = Shipped.rules();
  }

  @Test
  void aBlankCellIsNamedWithWhatWouldBeNeeded() {
    assertThat(rules.reasons(facts(PartyState.Held, Consultation.None), Operation.Hold)).containsExactly(
      "capabilities.csv:9 Hold needs state == Established"
    );
    assertThat(
      rules.reasons(facts(PartyState.Established, Consultation.None), Operation.CompleteConference)
    ).containsExactly("capabilities.csv:25 CompleteConference if call pair needs consultation != None");
  }

  @Test
  void aDenialIsNamedAndNothingThatWouldHaveAllowed() {
    assertThat(rules.reasons(facts(PartyState.Held, Consultation.Transfer), Operation.Retrieve)).containsExactly(
      "a held call of a pair is taken back with SwapCalls"
    );
  }

  @Test
  void aRecordingOperationIsRefusedByTheRowsOfItsTable() {
    assertThat(
      rules.reasons(facts(PartyState.Established, Consultation.None), Operation.StopCallRecording)
    ).containsExactly(
      "recording.csv:9 stop needs recordingState == Pending",
      "recording.csv:10 pause_stop needs recordingState == Started",
      "recording.csv:11 resume_stop needs recordingState == Paused"
    );
  }

  @Test
  void nobodyIsToldOfTheRulesOfAnotherTenant() {
    Map<String, String> files = new TreeMap<>();
    RuleFiles.read(Path.of("rules"))
      .files()
      .forEach(file -> files.put(file.name(), file.text()));
    files.put("tenants/globex/capabilities.csv", "operation,Held\nHold,yes\n");
    files.put("tenants/globex/x.drl", "rule \"secret\" when CallFacts() then decision.deny(Operation.Hold); end");
    CompiledRules other = CompiledRules.of(RuleSet.of(RuleFiles.of(files)));
    assertThat(other.reasons(facts(PartyState.Held, Consultation.None), Operation.Hold))
      .hasSize(1)
      .allMatch(reason -> reason.endsWith(" Hold needs state == Established"));
  }

  /** Whatever the rules and the facts: something is said, it is short, and a denial is never hidden by a near miss. */
  @Test
  void everyRefusalHasAFewShortReasons() {
    for (long seed = 1; seed <= 2; seed++) {
      RuleSet set = RuleSet.of(new RandomRules(seed).files(40));
      CompiledRules some = CompiledRules.of(set);
      Set<String> names = set.rules().stream().map(Rule::name).collect(Collectors.toSet());
      Random chance = new Random(seed);
      AllFacts.forEach(CallFacts.class, "acme", facts -> {
        if (chance.nextInt(20_000) > 0) return;
        for (Operation operation : Operation.values()) {
          if (some.decide(facts).allows(operation)) continue;
          List<String> reasons = some.reasons(facts, operation);
          assertThat(reasons)
            .hasSizeBetween(1, 3)
            .allMatch(reason -> reason.length() <= 160);
          boolean denied = reasons.stream().allMatch(names::contains);
          boolean near = reasons.stream().allMatch(reason -> reason.contains(" needs "));
          assertThat(denied || near || reasons.equals(List.of("no rule allows " + operation)))
            .as("%s %s", facts, reasons)
            .isTrue();
        }
      });
    }
  }

  private static CallFacts facts(PartyState state, Consultation consultation) {
    return new CallFacts(
      "acme",
      state,
      CallType.Internal,
      UserRole.Agent,
      TelephonyNetwork.Private,
      RecordingMode.OnDemandUserStart,
      RecordingState.None,
      ConferenceRole.None,
      consultation,
      Monitoring.None,
      true,
      false
    );
  }
}
