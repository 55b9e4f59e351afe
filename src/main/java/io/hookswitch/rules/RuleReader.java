package io.hookswitch.rules;

import io.hookswitch.rules.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The gate: reads the part of DRL that rules may use and nothing else.
 *
 * <pre>
 * file      = [ "package" name ] { "import" name } { "global" type "decision" } { rule }
 * rule      = "rule" text [ "@Why" "(" text ")" ] "when" facts "(" [ condition { "," condition } ] ")"
 *             "then" action { action } "end"
 * facts     = "CallFacts" | "DeviceFacts"
 * condition = field ( "==" | "!=" ) value | field [ "not" ] "in" "(" value { "," value } ")"
 * action    = "decision" "." ( "allow" | "deny" | "recording" ) "(" Type "." value { "," Type "." value } ")" ";"
 * </pre>
 *
 * <p>An unknown word is reported and reading goes on; where the shape itself is broken, reading goes on with the next
 * rule. So one pass finds the mistakes of the whole file. A package, an import and a global may be written, to please
 * editors that know DRL; the printer writes its own.
 */
final class RuleReader {

  static final String PACKAGE = "hookswitch.rules";

  private static final Set<String> GLOBALS = Set.of("Decision", "Verdict", Verdict.class.getName());
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _.,:;()/'!?>+-]{1,120}");
  private static final Pattern WHY = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,200}");

  private final String tenant;
  private final int before;
  private final TokenStream in;
  private final ConditionReader conditions;
  private final ActionReader actions;
  private final List<Rule> rules = new ArrayList<>();

  RuleReader(RuleFile file, List<RuleError> errors) {
    this.tenant = file.tenant();
    this.before = errors.size();
    this.in = new TokenStream(file, errors);
    this.conditions = new ConditionReader(in);
    this.actions = new ActionReader(in);
  }

  /** The good rules, in order; mistakes go to the list that the reader was given. */
  List<Rule> rules() {
    boolean begun = false;
    while (in.here().kind() != Kind.END) {
      try {
        if (in.here().is("rule")) {
          begun = true;
          rule();
        } else {
          header();
        }
      } catch (TokenStream.GiveUp giveUp) {
        in.skipToRule();
      }
    }
    if (!begun && in.mistakes() == before) in.wrong(1, 1, "no rule in this file");
    return rules;
  }

  private void header() {
    Token first = in.next();
    switch (first.text()) {
      case "package" -> header(dotted(), PACKAGE);
      case "import" -> imported();
      case "global" -> global();
      default -> throw in.giveUp(first, "expected 'rule', found " + first.shown());
    }
    if (in.here().is(";")) in.next();
  }

  private void header(Dotted found, String wanted) {
    if (!found.name.equals(wanted)) in.wrong(
      found.first,
      "expected '" + wanted + "' or nothing, found '" + found.name + "'"
    );
  }

  private void imported() {
    Dotted name = dotted();
    Set<String> known = new TreeSet<>(Vocabulary.imports());
    Vocabulary.imports().forEach(type -> known.add(type.substring(0, type.lastIndexOf('.')) + ".*"));
    if (!known.contains(name.name)) {
      in.wrong(
        name.first,
        "nothing but " +
          known
            .stream()
            .filter(type -> type.endsWith("*"))
            .collect(Collectors.joining(" and ")) +
          " can be imported (and need not be), found '" +
          name.name +
          "'"
      );
    }
  }

  private void global() {
    Dotted type = dotted();
    Token name = in.next();
    if (!GLOBALS.contains(type.name) || !name.is("decision")) {
      in.wrong(
        type.first,
        "the only global is 'decision' (and need not be declared), found '" + type.name + " " + name.text() + "'"
      );
    }
  }

  private Dotted dotted() {
    Token first = in.word("a name");
    StringBuilder name = new StringBuilder(first.text());
    while (in.here().is(".")) {
      in.next();
      name.append('.').append(in.here().is("*") ? in.next().text() : in.word("a name").text());
    }
    return new Dotted(first, name.toString());
  }

  private void rule() {
    Token keyword = in.next();
    Token name = in.text("the rule's name in double quotes");
    int mistakes = in.mistakes();
    if (!NAME.matcher(name.text()).matches()) {
      in.wrong(name, "a rule name has 1 to 120 letters, digits, blanks and any of _.,:;()/'!?>+-");
    }
    String why = annotations();
    in.require("when");
    Vocabulary words = conditions.subject();
    List<Condition> tests = conditions.read();
    tests = tenant.isEmpty() ? tests : ofTenant(keyword, words, tests);
    if (!in.here().is("then")) {
      throw in.giveUp(
        in.here(),
        "expected 'then' after the one " + words.facts() + "(...), found " + in.here().shown()
      );
    }
    in.next();
    List<Rule.Action> does = actions.read(words);
    if (in.mistakes() == mistakes) {
      String prefix = tenant.isEmpty() ? "" : tenant + ": ";
      rules.add(new Rule(prefix + name.text(), in.file(), keyword.line(), keyword.column(), why, words, tests, does));
    }
  }

  /** Whatever lies in a tenant's folder speaks of this tenant only. */
  private List<Condition> ofTenant(Token rule, Vocabulary words, List<Condition> tests) {
    if (tests.stream().anyMatch(test -> test.field().name().equals(Condition.TENANT))) {
      in.wrong(rule, "a rule in a tenant's folder is of tenant '" + tenant + "' by itself and cannot ask for a tenant");
    }
    List<Condition> all = new ArrayList<>(tests);
    all.add(Condition.tenant(words, true, Set.of(tenant)));
    return all;
  }

  private String annotations() {
    String why = "";
    Set<String> seen = new LinkedHashSet<>();
    while (in.here().is("@")) {
      Token at = in.next();
      Token name = in.word("'Why'");
      if (!name.text().equals("Why")) throw in.giveUp(
        at,
        "the only annotation is @Why(\"...\"), found '@" + name.text() + "'"
      );
      if (!seen.add(name.text())) in.wrong(at, "a second @Why");
      in.require("(");
      Token text = in.text("a plain text in double quotes");
      if (!WHY.matcher(text.text()).matches()) in.wrong(text, "@Why takes 1 to 200 plain characters");
      why = text.text();
      in.require(")");
    }
    if (in.here().kind() == Kind.WORD && !in.here().is("when")) {
      throw in.giveUp(
        in.here(),
        "expected @Why(\"...\") or 'when', found " + in.here().shown() + "; attributes are not permitted"
      );
    }
    return why;
  }

  /** A name with dots, and where it begins. */
  private record Dotted(Token first, String name) {}
}
