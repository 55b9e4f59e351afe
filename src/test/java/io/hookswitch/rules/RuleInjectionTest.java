package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Ways to smuggle code, loops or another tenant's rules past the gate; all end as a mistake with a place. */
class RuleInjectionTest {

  private static final String RUN = "io.hookswitch.rules.Payload.run()";

  /** Whole texts of a DRL file. */
  static final List<String> DRL = List.of(
    rule("CallFacts( tenant != \"\\u0022+" + RUN + "+\\u0022\" )", "decision.allow(Operation.Hangup);"),
    "rule \"x\\u0022+" + RUN + "\" when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" @Why(\"\\u0022+" + RUN + "\") when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" @Why(" + RUN + ") when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" enabled (" + RUN + ") when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" salience 10 when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" salience (" + RUN + ") when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" no-loop when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" dialect \"mvel\" when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" timer (int: 1s) when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" extends \"y\" when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" when $f : CallFacts() then update($f); end",
    "rule \"x\" when CallFacts() then insert(new Object()); end",
    "rule \"x\" when CallFacts() then while(true) {} end",
    "rule \"x\" when CallFacts() then System.exit(1); end",
    "rule \"x\" when CallFacts() then decision.allow(Operation.valueOf(" + RUN + ")); end",
    "rule \"x\" when CallFacts() then decision.allow(Operation.Hangup); " + RUN + "; end",
    "rule \"x\" when CallFacts() then decision.by(\"y\"); end",
    "rule \"x\" when CallFacts() then decision.getClass(); end",
    "rule \"x\" when CallFacts() then modify(decision) { allow(Operation.Hangup) } end",
    "rule \"x\" when CallFacts() over window:time(1s) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when not CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x\" when eval(" + RUN + ") then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts() from " + RUN + " then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts() do[go] then decision.allow(Operation.Hangup); then[go] " + RUN + "; end",
    "rule \"x\" when CallFacts( state == PartyState.valueOf(" + RUN + ") ) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts( " + RUN + " == true ) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts( tenant matches \"(a+)+b\" ) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts( muted == (" + RUN + ") ) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts( muted == true || true ) then decision.allow(Operation.Hangup); end",
    "rule \"x\" when CallFacts() CallFacts() then decision.allow(Operation.Hangup); end",
    "function void f() { " + RUN + "; }\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "query \"q\" CallFacts() end",
    "declare X end",
    "import function io.hookswitch.rules.Payload.run;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "import static java.lang.System.*;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "import java.lang.Runtime;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "global java.lang.Runtime decision;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "package evil;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "unit Evil;\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "// \\u000a " + RUN + "\n" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "/* \\u002a/ */" + rule("CallFacts()", "decision.allow(Operation.Hangup);"),
    "rule \"x\n\" when CallFacts() then decision.allow(Operation.Hangup); end",
    "rule \"x{\" when CallFacts() then decision.allow(Operation.Hangup); end",
    rule("CallFacts( tenant == \"a\u2028b\" )", "decision.allow(Operation.Hangup);"),
    rule("CallFacts( tenant == \"${" + RUN + "}\" )", "decision.allow(Operation.Hangup);")
  );

  /** What an author might write into {@code means} of conditions.csv. */
  static final List<String> MEANINGS = List.of(
    "muted == true ) then " + RUN + "; end",
    "muted == true || true",
    "muted == " + RUN,
    "eval(" + RUN + ")",
    "state == PartyState.valueOf(x)",
    "state == \\u0022",
    "state == Established; " + RUN,
    "tenant == \"\"other\"\"",
    "tenant != \"\"\"\"",
    "$f : state == Held",
    "state matches Held",
    "state == Held /* */ or true",
    "state memberOf x",
    "this == x",
    "state in (Held, " + RUN + ")",
    "!muted"
  );

  /** What an author might write into a cell of capabilities.csv, or as an operation. */
  static final List<String> CELLS = List.of(
    "yes ) then " + RUN,
    "muted == true",
    "yes; end rule",
    "\"yes\"\" )\"",
    "=HYPERLINK(1)",
    "yes | " + RUN,
    "ja",
    "yes\\u0022"
  );

  private static String rule(String when, String then) {
    return "rule \"x\" when " + when + " then " + then + " end";
  }

  @ParameterizedTest
  @FieldSource("DRL")
  void drl(String text) {
    refused(Map.of("exceptions.drl", text), "exceptions.drl:");
  }

  @ParameterizedTest
  @FieldSource("MEANINGS")
  void meanings(String text) {
    String means = text.contains("\"") || text.contains(",") ? '"' + text + '"' : text;
    refused(Map.of("conditions.csv", "word,of,means\nx,call," + means + "\n", "a.drl", good()), "conditions.csv:2:");
  }

  @ParameterizedTest
  @FieldSource("CELLS")
  void cells(String cell) {
    String header = "operation,Null,Dialing,Ringing,Established,Held,Released\n";
    refused(Map.of("capabilities.csv", header + "Hangup,,," + cell + ",,,\n"), "capabilities.csv:2:");
    refused(Map.of("capabilities.csv", header + cell + ",,,yes,,,\n"), "capabilities.csv:2:");
    refused(
      Map.of("recording.csv", "mode,recording is,call state,control\nany,any,any," + cell + "\n"),
      "recording.csv:2:"
    );
  }

  @Test
  void aTenantSpeaksForNobodyElse() {
    for (String tenant : List.of("other", "acme")) {
      String rule = rule("CallFacts( tenant == \"" + tenant + "\" )", "decision.deny(Operation.Hangup);");
      refused(Map.of("a.drl", good(), "tenants/acme/a.drl", rule), "tenants/acme/a.drl:1:1");
    }
    refused(Map.of("tenants/ac me/a.drl/b.drl", good()), "tenants/ac me/a.drl/b.drl:1:1");
    refused(Map.of("../a.drl", good()), "../a.drl:1:1");
  }

  @Test
  void reasonsOfAuthorsNeverReachTheCompiler() {
    Map<String, String> files = new TreeMap<>();
    files.put(
      "a.drl",
      "rule \"x\" @Why(\"); " + RUN + "; //\") when CallFacts() then decision.allow(Operation.Hangup); end"
    );
    files.put("conditions.csv", "word,of,means,why\nx,call,muted == true,); " + RUN + "\n");
    assertThat(DrlPrinter.print(RuleSet.of(RuleFiles.of(files)).rules())).doesNotContain("Payload");
  }

  private static String good() {
    return "rule \"good\" when CallFacts() then decision.allow(Operation.Hangup); end";
  }

  private static void refused(Map<String, String> files, String place) {
    RuleReport report = RuleCheck.of(RuleFiles.of(files), Optional.empty());
    assertThat(report.set()).as("%s", report).isEmpty();
    assertThat(report.mistakes()).anySatisfy(mistake -> assertThat(mistake.toString()).startsWith(place));
  }
}
