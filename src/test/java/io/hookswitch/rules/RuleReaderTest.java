package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The gate: what it says about mistakes, and that nothing but rules gets through. */
class RuleReaderTest {

  /** Lines 11 to 14 are the rule. */
  private static final String GOOD = """
  // 1
  package hookswitch.rules;
  import io.hookswitch.call.PartyState;
  global Decision decision;
  rule "first"
  when CallFacts( state == PartyState.Held )
  then decision.allow(Operation.Hangup);
  end
  // 9

  rule "talking"
  when CallFacts( state in (PartyState.Established, PartyState.Held), muted == false )
  then decision.allow(Operation.Hangup, Operation.Hold);
  end
  """;

  @Test
  void aGoodFileIsReadWithPlacesAndReasons() {
    List<RuleError> errors = new ArrayList<>();
    List<Rule> rules = read(GOOD.replace("\"talking\"", "\"talking\" @Why(\"Because: it's so\")"), errors);
    assertThat(errors).isEmpty();
    assertThat(rules).extracting(Rule::name).containsExactly("first", "talking");
    assertThat(rules.get(1).why()).isEqualTo("Because: it's so");
    assertThat(rules.get(1).place()).isEqualTo("10-calls.drl:11");
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    quoteCharacter = '`',
    value = {
      // line | that line | what is said
      "12 | when CallFacts( state == PartyState.Held | 13:1: expected ',' or ')' after a condition, found 'then'",
      "14 | // no end | 15:1: expected 'end', found the end of the file; only decision.allow(Operation...), " +
        "decision.deny(Operation...), decision.recording(RecordingControl...) are permitted",
      "8 | // no end | 11:1: expected 'end', found 'rule'; only decision.allow(Operation...), " +
        "decision.deny(Operation...), decision.recording(RecordingControl...) are permitted",
      "12 | when CallFacts( tenant == \"acme ) | 12:27: text is not closed before the end of the line, expected '\"'",
      "13 | then decision.allow(Operation.Hangup) | 14:1: expected ';' after decision.allow(...), found 'end'",
      "12 | when CallFacts( stat == PartyState.Held ) | 12:17: unknown field 'stat', did you mean 'state'?",
      "13 | then decision.allow(Operation.Hangupp); | 13:31: unknown Operation 'Hangupp', did you mean 'Hangup'?",
      "12 | when CallFacts( state == PartyState.Heldd ) | 12:37: unknown PartyState 'Heldd', did you mean 'Held'?",
      "12 | when CallFacts( state == PartyState.Zzz ) | 12:37: unknown PartyState 'Zzz', known: Null, Dialing, " +
        "Ringing, Established, Held, Released",
      "12 | when CallFacts( state == \"Held\" ) | 12:26: expected PartyState...., found '\"Held\"'",
      "12 | when CallFacts( state == CallType.Consult ) | 12:26: expected PartyState...., found 'CallType.Consult'",
      "12 | when CallFacts( muted == \"maybe\" ) | 12:26: '\"maybe\"' is not true or false",
      "12 | when CallFacts( tenant == acme ) | 12:27: expected a text in double quotes, found 'acme'",
      "13 | then decision.recording(Operation.Hold); | 13:25: expected RecordingControl...., found 'Operation.Hold'",
      "13 | then decision.allow(\"Holdd\"); | 13:21: expected Operation...., found '\"Holdd\"'",
      "13 | then decision.alow(Operation.Hold); | 13:15: unknown action 'alow', did you mean 'allow'?",
      "13 | then decision.allow(); | 13:21: expected Operation...., found ')'",
      "13 | then | 14:1: expected an action, found 'end'; only decision.allow(Operation...), " +
        "decision.deny(Operation...), decision.recording(RecordingControl...) are permitted",
      "13 | then decision.allow(Operation.StopCallRecording); | 13:31: 'StopCallRecording' follows from the recording " +
        "control, use decision.recording(RecordingControl....)",
      "13 | then decision.deny(Operation.StartCallRecording); | 13:30: 'StartCallRecording' follows from the recording " +
        "control, use decision.recording(RecordingControl....)",
      "12 | when CallFacts( muted == true, muted == false ) | 12:32: 'muted' can never be so: this rule would never fire",
      "12 | when CallFacts( muted == true && canMute == true ) | 12:31: expected ',' or ')' after a condition, found '&&'",
      "12 | when CallFacts( muted ) | 12:23: expected '==', '!=', 'in' or 'not in' after 'muted', found ')'",
      "12 | when CallFacts( state < PartyState.Held ) | 12:23: expected '==', '!=', 'in' or 'not in' after 'state', found '<'",
      "12 | when CallFacts( state in (PartyState.Held, PartyState.Held) ) | 12:55: 'Held' is listed twice",
      "11 | rule talking | 11:6: expected the rule's name in double quotes, found 'talking'",
      "11 | rle \"talking\" | 11:1: expected 'rule', found 'rle'",
      "2 | package gw.rules; | 2:9: expected 'hookswitch.rules' or nothing, found 'gw.rules'",
      "1 | /* never closed | 1:1: comment is not closed",
      "12 | when CallFacts( muted == true ) \u00A7 | 12:33: unexpected character U+00A7",
    }
  )
  void aMistakeIsNamedWithItsPlaceAndWhatWasMeant(int line, String text, String said) {
    assertThat(mistakes(with(line, text))).containsExactly("10-calls.drl:" + said);
  }

  @ParameterizedTest
  @CsvSource(
    delimiter = '|',
    quoteCharacter = '`',
    value = {
      "12 | when CallFacts( tenant != \"\\u0022+gw.X.run()+\\u0022\" ) | 12:28",
      "11 | rule \"talking\\u0022+gw.X.run()+\\u0022\" | 11:14",
      "11 | rule \"talking\" @Why(\"\\u0022+gw.X.run()+\\u0022\") | 11:22",
      "11 | rule \"talking\" // \\u000a gw.X.run(); | 11:19",
      "11 | rule \"talking\" /* \\u002a\\u002f gw.X.run(); */ | 11:19",
      "11 | rule \"talking\" @Why( gw.X.run() ) | 11:22",
      "11 | rule \"talking\" @Timer(\"1\") | 11:16",
      "11 | rule \"talking\" enabled ( gw.X.run() ) | 11:16",
      "11 | rule \"talking\" salience 10 | 11:16",
      "11 | rule \"talking\" no-loop true | 11:16",
      "11 | rule \"talking\" dialect \"mvel\" | 11:16",
      "11 | rule \"talking\" extends \"first\" | 11:16",
      "11 | rule \"ta$lking\" | 11:6",
      "12 | when CallFacts( System.getenv(\"A\") != null ) | 12:17",
      "12 | when CallFacts( eval(gw.X.run()) ) | 12:17",
      "12 | when CallFacts( tenant == gw.X.run() ) | 12:27",
      "12 | when CallFacts( tenant == \"a$b\" ) | 12:27",
      "12 | when CallFacts( muted == true ) over window:length(1) | 12:33",
      "12 | when CallFacts( muted == true ) from gw.X.all() | 12:33",
      "12 | when CallFacts( muted == true ) do[x] | 12:33",
      "12 | when CallFacts( muted == true ) CallFacts( canMute == true ) | 12:33",
      "12 | when $f : CallFacts( muted == true ) | 12:6",
      "12 | when CallFacts( $s : state ) | 12:17",
      "12 | when not CallFacts( muted == true ) | 12:6",
      "12 | when eval(true) | 12:6",
      "12 | when String( length == 1 ) | 12:6",
      "13 | then[x] decision.allow(Operation.Hold); | 13:5",
      "13 | then while (true) { } | 13:6",
      "13 | then insert(new Object()); | 13:6",
      "13 | then update($f); | 13:6",
      "13 | then modify($f) { setMuted(true) } | 13:6",
      "13 | then System.exit(1); | 13:6",
      "13 | then decision.getClass(); | 13:15",
      "13 | then decision.allow(gw.X.run()); | 13:21",
      "13 | then decision.allow(Operation.valueOf(\"Hold\")); | 13:31",
      "13 | then decision.allow(Operation.Hold); gw.X.run(); | 13:38",
      "9 | function void run() { System.exit(1); } | 9:1",
      "9 | query \"q\" CallFacts() end | 9:1",
      "9 | declare X a : int end | 9:1",
      "9 | import function gw.X.run; | 9:8",
      "3 | import static java.lang.System.exit; | 3:8",
      "3 | import java.lang.Runtime; | 3:8",
      "4 | global java.util.List decision; | 4:8",
      "4 | dialect \"mvel\" | 4:1",
    }
  )
  void nothingButAPlainRuleGetsThroughTheGate(int line, String text, String place) {
    List<RuleError> errors = new ArrayList<>();
    List<Rule> rules = read(with(line, text), errors);
    assertThat(errors).isNotEmpty();
    assertThat(errors.getFirst().toString()).startsWith("10-calls.drl:" + place + ": ");
    assertThat(DrlPrinter.print(rules)).doesNotContain("gw.", "System", "\\", "exit", "eval", "insert", "update");
  }

  @Test
  void everyMistakeOfAFileIsFoundAtOnce() {
    String text = """
    rule "one"
    when CallFacts( stat == PartyState.Held, mutd == true, state == PartyState.Hold )
    then decision.allow(Operation.Hangupp, Operation.Hold, "x");
    end
    rule "two" when CallFacts( then end
    rule "three" when CallFacts( state == PartyState.Held ) then decision.allow(Operation.Answr); end
    """;
    assertThat(mistakes(text)).containsExactly(
      "10-calls.drl:2:17: unknown field 'stat', did you mean 'state'?",
      "10-calls.drl:2:42: unknown field 'mutd', did you mean 'muted'?",
      "10-calls.drl:2:76: unknown PartyState 'Hold', did you mean 'Held'?",
      "10-calls.drl:3:31: unknown Operation 'Hangupp', did you mean 'Hangup'?",
      "10-calls.drl:3:56: expected Operation...., found '\"x\"'",
      "10-calls.drl:5:28: unknown field 'then'" +
        ", known: tenant, state, type, role, network, recordingMode, recordingState, conference, consultation, " +
        "monitoring, canMute, muted, hours, privacy, emergency",
      "10-calls.drl:5:33: expected '==', '!=', 'in' or 'not in' after 'then', found 'end'",
      "10-calls.drl:6:87: unknown Operation 'Answr', did you mean 'Answer'?"
    );
  }

  @Test
  void aFileWithoutARuleIsAMistake() {
    assertThat(mistakes("")).containsExactly("10-calls.drl:1:1: no rule in this file");
    assertThat(mistakes("package hookswitch.rules")).containsExactly("10-calls.drl:1:1: no rule in this file");
  }

  @Test
  void theHeaderThatEditorsWantMayBeWrittenOrLeftOut() {
    assertThat(mistakes(with(3, "import io.hookswitch.call.*"))).isEmpty();
    assertThat(mistakes(with(4, "global io.hookswitch.rules.Verdict decision;"))).isEmpty();
    assertThat(mistakes(GOOD.lines().skip(4).collect(java.util.stream.Collectors.joining("\n")))).isEmpty();
  }

  @Test
  void linesAreCountedAlikeForAllKindsOfLineEnds() {
    String broken = with(13, "then decision.allow(Operation.Hangupp);");
    String said = "10-calls.drl:13:31: unknown Operation 'Hangupp', did you mean 'Hangup'?";
    assertThat(mistakes(broken.replace("\n", "\r\n"))).containsExactly(said);
    assertThat(mistakes(broken.replace("\n", "\r"))).containsExactly(said);
  }

  /** Damages good files in thousands of ways: the gate must always come to an end, and print only what is DRL. */
  @Test
  void whateverGetsThroughIsPrintedAsDrl() throws Exception {
    Random random = new Random(20);
    List<String> pieces = List.of(
      "\"",
      "(",
      ")",
      ",",
      ";",
      "rule",
      "end",
      "then",
      "in",
      "==",
      "\n",
      "/*",
      "\\",
      "@",
      ".",
      "x",
      ""
    );
    int accepted = 0;
    for (int i = 0; i < 5_000; i++) {
      int from = random.nextInt(GOOD.length());
      int to = Math.min(GOOD.length(), from + random.nextInt(12));
      String damaged = GOOD.substring(0, from) + pieces.get(random.nextInt(pieces.size())) + GOOD.substring(to);
      List<RuleError> errors = new ArrayList<>();
      List<Rule> rules = read(damaged, errors);
      assertThat(errors.isEmpty() && rules.isEmpty())
        .as(damaged)
        .isFalse();
      if (!errors.isEmpty()) continue;
      accepted++;
      DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
      assertThat(parser.parse(true, DrlPrinter.print(rules)).getRules())
        .as(damaged)
        .hasSameSizeAs(rules);
      assertThat(parser.getErrors()).as(damaged).isEmpty();
    }
    assertThat(accepted).isPositive();
  }

  private static String with(int line, String text) {
    List<String> lines = new ArrayList<>(GOOD.lines().toList());
    lines.set(line - 1, text);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> mistakes(String text) {
    List<RuleError> errors = new ArrayList<>();
    read(text, errors);
    return errors.stream().map(RuleError::toString).toList();
  }

  private static List<Rule> read(String text, List<RuleError> errors) {
    return new RuleReader(new RuleFile("10-calls.drl", text), errors).rules();
  }
}
