package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallType;
import io.hookswitch.call.ConferenceRole;
import io.hookswitch.call.Consultation;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Monitoring;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyState;
import io.hookswitch.call.RecordingControl;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.RecordingState;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of rules, from the files to the decision. */
class CompiledRulesTest {

  @TempDir
  Path folder;

  @Test
  void anEditedRuleChangesTheDecisionOfTheNextLoadOnly() throws IOException {
    write("10-calls.drl", allow("talking", "Established", "Hangup"));
    CapabilityRules before = CompiledRules.load(folder);
    write("10-calls.drl", allow("talking", "Established", "Hangup, Operation.Hold"));
    CapabilityRules after = CompiledRules.load(folder);

    assertThat(before.decide(facts("acme", PartyState.Established)).allowed()).containsExactly(Operation.Hangup);
    assertThat(after.decide(facts("acme", PartyState.Established)).allowed()).containsExactly(
      Operation.Hangup,
      Operation.Hold
    );
  }

  @Test
  void everyDecisionNamesTheGenerationOfItsRules() throws IOException {
    write("10-calls.drl", allow("talking", "Established", "Hangup"));
    CompiledRules rules = CompiledRules.of(RuleSet.read(folder), 17, VerdictMemory.NONE);

    assertThat(rules.decide(facts("acme", PartyState.Established)).generation()).isEqualTo(17);
    assertThat(rules.decide(facts("acme", PartyState.Held)).generation()).isEqualTo(17);
  }

  @Test
  void aDenialWinsOverEveryAllowWhateverTheOrder() throws IOException {
    write(
      "10-deny.drl",
      """
      rule "acme: no hold" when CallFacts( tenant == "acme" ) then decision.deny(Operation.Hold); end
      """
    );
    write("20-allow.drl", allow("talking", "Established", "Hangup, Operation.Hold"));
    write("30-again.drl", allow("talking again", "Established", "Hold"));
    CapabilityRules rules = CompiledRules.load(folder);

    assertThat(rules.decide(facts("acme", PartyState.Established)).allowed()).containsExactly(Operation.Hangup);
    assertThat(rules.decide(facts("other", PartyState.Established)).allowed()).containsExactly(
      Operation.Hangup,
      Operation.Hold
    );
  }

  @Test
  void theDecisionNamesTheRulesThatDecidedAndTheControlBringsItsOperations() throws IOException {
    write(
      "10-calls.drl",
      """
      rule "b: pause or stop" @Why("because")
      when CallFacts( state not in (PartyState.Held, PartyState.Null), tenant != "other", muted != true )
      then decision.recording(RecordingControl.pause_stop);
      end
      rule "a: always" when CallFacts() then decision.deny(Operation.Hold); decision.allow(Operation.Hangup); end
      """
    );
    Decision decision = CompiledRules.load(folder).decide(facts("acme", PartyState.Established));

    assertThat(decision.rules()).containsExactly("a: always", "b: pause or stop");
    assertThat(decision.control()).isEqualTo(RecordingControl.pause_stop);
    assertThat(decision.allowed()).containsExactly(
      Operation.Hangup,
      Operation.PauseCallRecording,
      Operation.StopCallRecording
    );
  }

  @Test
  void theMistakesOfAllFilesAreReportedTogether() throws IOException {
    write("10-calls.drl", allow("talking", "Established", "Hangupp"));
    write("20-more.drl", allow("held", "Heldd", "Hangup"));
    write("30-fine.drl", allow("fine", "Held", "Hangup"));
    write("40-again.drl", allow("fine", "Held", "Retrieve"));
    write("50-empty.drl", "// nothing\n");
    write("60-calls.dlr", allow("lost", "Held", "Hangup"));
    Files.write(folder.resolve("70-latin.drl"), new byte[] { '/', '/', (byte) 0xE9, '\n' });
    Files.createDirectory(folder.resolve("tenant"));

    assertThatThrownBy(() -> CompiledRules.load(folder)).isInstanceOfSatisfying(RulesException.class, thrown ->
      assertThat(thrown.getMessage()).isEqualTo(
        """
        10-calls.drl:1:96: unknown Operation 'Hangupp', did you mean 'Hangup'?
        20-more.drl:1:49: unknown PartyState 'Heldd', did you mean 'Held'?
        40-again.drl:1:1: rule name "fine" is already used at 30-fine.drl:1
        50-empty.drl:1:1: no rule in this file
        60-calls.dlr:1:1: unknown kind of file, expected a name that ends in '.drl', or capabilities.csv, devices.csv, conditions.csv, recording.csv, calendars.csv, userdata.csv
        70-latin.drl:1:1: not a text in UTF-8
        tenant:1:1: unknown folder, did you mean 'tenants'?"""
      )
    );
  }

  @Test
  void twoControlsForTheSameFactsAreFoundBeforeAnyCall() throws IOException {
    write(
      "10-a.drl",
      """
      rule "a" when CallFacts( state == PartyState.Held ) then decision.recording(RecordingControl.pause); end
      rule "b" when CallFacts( state != PartyState.Held ) then decision.recording(RecordingControl.stop); end
      """
    );
    write(
      "20-c.drl",
      """
      rule "c" when CallFacts( tenant == "acme", state == PartyState.Held )
      then decision.recording(RecordingControl.resume); end
      """
    );
    assertThatThrownBy(() -> CompiledRules.load(folder))
      .isInstanceOf(RulesException.class)
      .hasMessage(
        "20-c.drl:1:1: recording(resume) and recording(pause) for the same facts, the other by \"a\" at 10-a.drl:1"
      );
  }

  @Test
  void aByteOrderMarkHiddenFilesAndWhatEditorsLeaveBehindDoNotMatter() throws IOException {
    write("10-calls.drl", "\uFEFF" + allow("talking", "Established", "Hangup"));
    for (String name : List.of(
      ".hidden.drl",
      ".10-calls.drl.swp",
      "10-calls.drl~",
      "#10-calls.drl#",
      "10-calls.drl.bak"
    )) {
      write(name, "not a rule");
    }
    Decision decision = CompiledRules.load(folder).decide(facts("acme", PartyState.Established));
    assertThat(decision.allowed()).containsExactly(Operation.Hangup);
  }

  @Test
  void aFolderWithoutRulesIsAMistake() throws IOException {
    assertThatThrownBy(() -> CompiledRules.load(folder)).hasMessage(
      folder + ":1:1: no rule file (*.drl, capabilities.csv, ...) in this folder"
    );
    assertThatThrownBy(() -> CompiledRules.load(folder.resolve("none"))).hasMessageEndingWith("no such folder");
    write("file", "");
    assertThatThrownBy(() -> CompiledRules.load(folder.resolve("file"))).hasMessageEndingWith("not a folder");
  }

  @Test
  void everyTenantThatNoRuleNamesIsAnsweredFromOneTable() throws IOException {
    write("10-calls.drl", allow("talking", "Established", "Hangup") + allow("held", "Held", "Retrieve"));
    write("20-acme.drl", "rule \"a\" when CallFacts( tenant == \"acme\" ) then decision.deny(Operation.Retrieve); end");
    CompiledRules rules = CompiledRules.load(folder);

    Decision held = rules.decide(facts("t0", PartyState.Held));
    assertThat(held.allowed()).containsExactly(Operation.Retrieve);
    for (int i = 1; i < 1_000; i++) assertThat(rules.decide(facts("t" + i, PartyState.Held))).isSameAs(held);
    assertThat(rules.decide(facts("acme", PartyState.Held)).allowed()).isEmpty();
    // One answer for each of six states and two tenants, of calls; one for logged in and out, of phones.
    assertThat(rules.answers()).isEqualTo(2 * 6 + 2 * 2);
  }

  @Test
  void theHashIsThatOfTheFilesWhateverTheirOrder() throws IOException {
    write("10-calls.drl", allow("talking", "Established", "Hangup"));
    write("20-more.drl", allow("held", "Held", "Retrieve"));
    String hash = CompiledRules.load(folder).hash();
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(CompiledRules.load(folder).hash()).isEqualTo(hash);
    write("20-more.drl", allow("held", "Held", "Hangup"));
    assertThat(CompiledRules.load(folder).hash()).isNotEqualTo(hash);
  }

  private static String allow(String name, String state, String operations) {
    return (
      "rule \"" +
      name +
      "\" when CallFacts( state == PartyState." +
      state +
      " ) then decision.allow(Operation." +
      operations +
      "); end\n"
    );
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static CallFacts facts(String tenant, PartyState state) {
    return new CallFacts(
      tenant,
      state,
      CallType.Internal,
      UserRole.Agent,
      TelephonyNetwork.Private,
      RecordingMode.Unassigned,
      RecordingState.None,
      ConferenceRole.None,
      Consultation.None,
      Monitoring.None,
      false,
      false
    );
  }
}
