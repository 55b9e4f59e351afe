package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables of rules: what they mean, for whom, and what is said of a wrong one. */
class RuleTablesTest {

  private static final String HEADER = "operation,Null,Dialing,Ringing,Established,Held,Released\n";
  private static final String TALK = HEADER + "Hangup,,yes,yes,yes,yes,\nSendDtmf,,yes,,yes,,\n";

  @Test
  void aTenantsCellStandsInThePlaceOfTheDefaultsForThisTenantOnly() {
    RuleSet before = set(Map.of("capabilities.csv", TALK));
    RuleSet after = set(
      Map.of(
        "capabilities.csv",
        TALK,
        "tenants/acme/capabilities.csv",
        "operation,Established\nSendDtmf,not recording\n",
        "tenants/acme/conditions.csv",
        "word,of,means\nnot recording,call,recordingState != Started\n"
      )
    );
    assertThat(RuleDiff.between(before, after)).containsExactly(
      "- SendDtmf   when state Established, recordingState Started; tenant acme"
    );
  }

  @Test
  void separatorsQuotesLineEndsAndAByteOrderMarkAreTheSpreadsheetsBusiness() {
    RuleSet plain = set(Map.of("capabilities.csv", TALK));
    String other =
      "\uFEFF\"# a remark; with more\"\r\n" + TALK.replace(",", ";").replace("yes", "\"yes\"").replace("\n", "\r\n");
    assertThat(RuleDiff.between(plain, set(Map.of("capabilities.csv", other)))).isEmpty();
  }

  @Test
  void everyMistakeOfEveryTableIsSaidAtOnceWithItsPlace() {
    Map<String, String> files = new TreeMap<>();
    files.put("capabilities.csv", HEADER + "Hangup,,yess,,,,\nHangup,,yes,,,,\nHold,,\nStopCallRecording,,,,yes,,\n");
    files.put("conditions.csv", "word,of,means\nbusy,call,\"state == Held, stat == Held\"\nbusy,cal,muted == true\n");
    files.put("devices.csv", "");
    files.put("recording.csv", "mode,recording is,call state,contrl\n");
    files.put("tests/calls.csv", "test,state,allowed\nx,Heldd,Hangup\ny,Held,\n");
    files.put("capabilites.csv", TALK);
    RuleReport report = RuleCheck.of(RuleFiles.of(files), Optional.empty());

    assertThat(report.mistakes().stream().map(RuleError::toString)).containsExactly(
      "capabilites.csv:1:1: unknown table 'capabilites.csv', did you mean 'capabilities.csv'?",
      "capabilities.csv:2:9: unknown word 'yess', did you mean 'yes'? (blank: not allowed)",
      "capabilities.csv:3:1: a second row for 'Hangup', the first is in line 2",
      "capabilities.csv:4:7: the header has 7 columns, this row 3: is the file complete?",
      "capabilities.csv:5:1: 'StopCallRecording' follows from the recording control, see recording.csv",
      "conditions.csv:2:27: unknown field 'stat', did you mean 'state'?",
      "conditions.csv:3:6: unknown subject 'cal', did you mean 'call'?",
      "devices.csv:1:1: empty file, expected operation,logged out,logged in",
      "recording.csv:1:1: no column 'control'",
      "recording.csv:1:30: unknown column 'contrl', did you mean 'control'?",
      "tests/calls.csv:2:3: unknown state 'Heldd', did you mean 'Held'?",
      "tests/calls.csv:3:1: a scenario that expects nothing"
    );
  }

  @Test
  void whatOnlyShowsForAllFactsTogetherIsFound() {
    Map<String, String> files = new TreeMap<>();
    files.put("capabilities.csv", TALK.replace("Hangup,,yes,yes,yes,yes,", "Hangup,,yes,yes,yes,,"));
    files.put("conditions.csv", "word,of,means\nunused,call,muted == true\n");
    files.put(
      "a.drl",
      "rule \"twice\" when CallFacts( state == PartyState.Dialing ) then decision.allow(Operation.Hangup); end"
    );
    files.put("tenants/acme/a.drl", "rule \"idle\" when CallFacts() then decision.deny(Operation.Dial); end");
    List<RuleError> mistakes = RuleCheck.of(RuleFiles.of(files), Optional.of(Set.of("acne"))).mistakes();

    assertThat(mistakes.stream().map(RuleError::toString)).contains(
      "a.drl:1:1: \"twice\" allows Hangup only where other rules allow it too",
      "capabilities.csv:1:1: Hold is never allowed; if that is meant, deny it in a .drl file with a @Why",
      "capabilities.csv:1:1: a call cannot be ended, none of ClearCall, Hangup, Reject is allowed: state Held",
      "capabilities.csv:1:1: a call of tenant acme cannot be ended, none of ClearCall, Hangup, Reject is allowed: state Held",
      "conditions.csv:2:1: 'unused' is used in no cell",
      "tenants/acme/a.drl:1:1: \"acme: idle\" denies Dial only where nothing allows it, or another rule denies it too",
      "tenants/acme/a.drl:1:1: unknown tenant 'acme', did you mean 'acne'?"
    );
  }

  @Test
  void aScenarioThatFailsNamesOneOfItsCases() {
    RuleReport report = RuleCheck.of(
      RuleFiles.of(
        Map.of("capabilities.csv", TALK, "tests/calls.csv", "test,state,allowed\nx,Held|Ringing,SendDtmf\n")
      ),
      Optional.empty()
    );
    ScenarioResult result = report.scenarios().getFirst();
    assertThat(result.place()).isEqualTo("tests/calls.csv:2 x");
    assertThat(result.cases()).isEqualTo(1_105_920).isEqualTo(result.wrong());
    assertThat(result.failure()).hasValueSatisfying(text ->
      assertThat(text).startsWith("expected SendDtmf to be allowed for state Ringing, type Internal")
    );
    assertThat(report.good()).isFalse();
  }

  @Test
  void anExplanationNamesTheRuleTheCellAndTheReason() {
    RuleSet shipped = RuleSet.read(java.nio.file.Path.of("rules"));
    assertThat(RuleExplanation.of(shipped, Map.of("state", "Held", "consultation", "Transfer"), "Retrieve"))
      .anyMatch(line -> line.startsWith("Retrieve is not allowed for "))
      .contains("  allowed by capabilities.csv:10:14 Retrieve")
      .anyMatch(
        line ->
          line.startsWith("  denied by exceptions.drl:9:1 ") &&
          line.endsWith("\"A held call of a pair is taken back with SwapCalls\"")
      );
    assertThat(RuleExplanation.of(shipped, Map.of("state", "Held"), "Hold")).contains(
      "  would be allowed by capabilities.csv:9:9 Hold",
      "    which needs state == Established (is Held)"
    );
  }

  @Test
  void theShippedScenariosTouchEveryRuleAndCell() {
    RuleCoverage coverage = RuleCoverage.of(RuleSet.read(java.nio.file.Path.of("rules")));
    assertThat(coverage.untouchedRules()).isEmpty();
    assertThat(coverage.untouchedCells()).isEmpty();
  }

  private static RuleSet set(Map<String, String> files) {
    return RuleSet.of(RuleFiles.of(files));
  }
}
