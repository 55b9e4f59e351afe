package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.rules.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a rule does, from behind {@code then} to its {@code end}. */
final class ActionReader {

  private final TokenStream in;
  private Vocabulary words;

  ActionReader(TokenStream in) {
    this.in = in;
  }

  private String permitted() {
    String operations = "decision.allow(" + words.operation() + "...), decision.deny(" + words.operation() + "...)";
    String recording = words.controls().isEmpty() ? "" : ", decision.recording(" + words.control() + "...)";
    return "only " + operations + recording + " are permitted";
  }

  private List<String> verbs() {
    return words.controls().isEmpty() ? List.of("allow", "deny") : List.of("allow", "deny", "recording");
  }

  /** @param words that the rule's pattern has opened */
  List<Rule.Action> read(Vocabulary words) {
    this.words = words;
    List<Rule.Action> actions = new ArrayList<>();
    boolean recording = false;
    Token first = in.here();
    while (!in.here().is("end")) {
      Token start = in.here();
      Rule.Action action = action(start);
      actions.add(action);
      if (action instanceof Rule.Recording) {
        if (recording) in.wrong(start, "a second decision.recording(...) in one rule");
        recording = true;
      }
    }
    if (actions.isEmpty()) in.wrong(first, "expected an action, found 'end'; " + permitted());
    in.next();
    return actions;
  }

  private Rule.Action action(Token start) {
    if (!start.is("decision")) {
      boolean ruleGoesOn = start.kind() == Kind.END || start.is("rule");
      throw in.giveUp(start, (ruleGoesOn ? "expected 'end', found " : "found ") + start.shown() + "; " + permitted());
    }
    in.next();
    in.require(".");
    Token verb = in.word(words.controls().isEmpty() ? "'allow' or 'deny'" : "'allow', 'deny' or 'recording'");
    if (!verbs().contains(verb.text())) {
      throw in.giveUp(verb, "unknown action '" + verb.text() + "'" + suggest(verb.text(), verbs()));
    }
    Rule.Action action = switch (verb.text()) {
      case "allow" -> new Rule.Allow(operations());
      case "deny" -> new Rule.Deny(operations());
      case "recording" -> new Rule.Recording(control());
      default -> throw new IllegalStateException("no such action: " + verb.text());
    };
    if (!in.here().is(";")) {
      throw in.giveUp(in.here(), "expected ';' after decision." + verb.text() + "(...), found " + in.here().shown());
    }
    in.next();
    return action;
  }

  private Set<String> operations() {
    Set<String> operations = new LinkedHashSet<>();
    in.require("(");
    do {
      Token value = constant(words.operation(), words.operations());
      if (value.text().isEmpty()) continue;
      if (words.implied().contains(value.text())) {
        in.wrong(
          value,
          "'" +
            value.text() +
            "' follows from the recording control, use decision.recording(" +
            words.control() +
            "....)"
        );
      } else if (!operations.add(value.text())) {
        in.wrong(value, "'" + value.text() + "' is listed twice");
      }
    } while (another());
    in.require(")");
    return operations;
  }

  private boolean another() {
    boolean comma = in.here().is(",");
    if (comma) in.next();
    return comma;
  }

  private String control() {
    in.require("(");
    String control = constant(words.control(), words.controls()).text();
    in.require(")");
    return control;
  }

  private Token constant(String type, List<String> known) {
    Token start = in.here();
    if (!start.is(type)) {
      in.wrong(start, "expected " + type + "...., found " + in.skipConstant());
      return new Token(Kind.WORD, "", start.line(), start.column());
    }
    in.next();
    in.require(".");
    Token value = in.word("an " + type);
    if (!known.contains(value.text())) {
      in.wrong(value, "unknown " + type + " '" + value.text() + "'" + suggest(value.text(), known));
    }
    return value;
  }
}
