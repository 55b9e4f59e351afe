package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.CONTROL;
import static io.hookswitch.rules.Vocabulary.OPERATION;
import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.rules.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a rule does, from behind {@code then} to its {@code end}. */
final class ActionReader {

  private static final String PERMITTED =
    "only decision.allow(Operation...), decision.deny(Operation...), decision.recording(RecordingControl...) " +
    "are permitted";

  private final TokenStream in;

  ActionReader(TokenStream in) {
    this.in = in;
  }

  List<Rule.Action> read() {
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
    if (actions.isEmpty()) in.wrong(first, "expected an action, found 'end'; " + PERMITTED);
    in.next();
    return actions;
  }

  private Rule.Action action(Token start) {
    if (!start.is("decision")) {
      boolean ruleGoesOn = start.kind() == Kind.END || start.is("rule");
      throw in.giveUp(start, (ruleGoesOn ? "expected 'end', found " : "found ") + start.shown() + "; " + PERMITTED);
    }
    in.next();
    in.require(".");
    Token verb = in.word("'allow', 'deny' or 'recording'");
    Rule.Action action = switch (verb.text()) {
      case "allow" -> new Rule.Allow(operations());
      case "deny" -> new Rule.Deny(operations());
      case "recording" -> new Rule.Recording(control());
      default -> throw in.giveUp(
        verb,
        "unknown action '" + verb.text() + "'" + suggest(verb.text(), List.of("allow", "deny", "recording"))
      );
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
      Token value = constant(OPERATION, Vocabulary.OPERATIONS);
      if (value.text().isEmpty()) continue;
      if (Vocabulary.RECORDING_OPERATIONS.contains(value.text())) {
        in.wrong(
          value,
          "'" + value.text() + "' follows from the recording control, use decision.recording(" + CONTROL + "....)"
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
    String control = constant(CONTROL, Vocabulary.CONTROLS).text();
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
