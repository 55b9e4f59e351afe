package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;
import static java.util.stream.Collectors.joining;

import io.hookswitch.rules.Token.Kind;
import io.hookswitch.rules.Vocabulary.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the one pattern of a rule: fields of the facts, compared with constants. */
final class ConditionReader {

  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9 _.@:+-]{0,80}");

  private final TokenStream in;
  private Vocabulary words;
  private boolean bare;

  ConditionReader(TokenStream in) {
    this.in = in;
  }

  /** The name of the pattern, which opens the words of the rule. */
  Vocabulary subject() {
    Token facts = in.here();
    words = Vocabulary.ALL.stream()
      .filter(one -> facts.is(one.facts()))
      .findFirst()
      .orElseThrow(() ->
        in.giveUp(
          facts,
          Vocabulary.ALL.stream()
            .map(one -> "'" + one.facts() + "( ... )'")
            .collect(joining(" or ", "expected ", "")) +
            ", found " +
            facts.shown()
        )
      );
    in.next();
    return words;
  }

  /** The conditions of a cell, which needs no brackets around them and no type before a value. */
  List<Condition> bare(Vocabulary words) {
    this.words = words;
    this.bare = true;
    List<Condition> conditions = new ArrayList<>();
    while (true) {
      Token start = in.here();
      condition()
        .filter(condition -> possible(start, conditions, condition))
        .ifPresent(conditions::add);
      if (in.here().kind() == Kind.END) return conditions;
      if (!in.here().is(",")) throw in.giveUp(in.here(), "expected ',' after a condition, found " + in.here().shown());
      in.next();
    }
  }

  /** What the pattern asks of the facts, once it is known which they are. */
  List<Condition> read() {
    in.require("(");
    List<Condition> conditions = new ArrayList<>();
    while (!in.here().is(")")) {
      Token start = in.here();
      condition()
        .filter(condition -> possible(start, conditions, condition))
        .ifPresent(conditions::add);
      if (in.here().is(",")) {
        in.next();
        if (in.here().is(")")) throw in.giveUp(in.here(), "expected a condition after ',', found ')'");
      } else if (!in.here().is(")")) {
        throw in.giveUp(in.here(), "expected ',' or ')' after a condition, found " + in.here().shown());
      }
    }
    in.next();
    return conditions;
  }

  private boolean possible(Token start, List<Condition> others, Condition condition) {
    List<Condition> all = new ArrayList<>(others);
    all.add(condition);
    boolean possible = Condition.satisfiable(all);
    if (!possible) in.wrong(start, "'" + condition.field().name() + "' can never be so: this rule would never fire");
    return possible;
  }

  /** Empty when the field or one of the constants is unknown, which is then written down. */
  private Optional<Condition> condition() {
    Token name = in.word("a field of " + words.facts());
    Field field = words.fields().get(name.text());
    if (field == null) in.wrong(
      name,
      "unknown field '" + name.text() + "'" + suggest(name.text(), words.fields().keySet())
    );
    Token operator = in.next();
    Set<String> values = new LinkedHashSet<>();
    boolean good;
    if (operator.is("==") || operator.is("!=")) {
      good = value(field, values);
    } else if (operator.is("in")) {
      good = list(field, values);
    } else if (operator.is("not")) {
      in.require("in");
      good = list(field, values);
    } else {
      throw in.giveUp(
        operator,
        "expected '==', '!=', 'in' or 'not in' after '" + name.text() + "', found " + operator.shown()
      );
    }
    return good ? Optional.of(new Condition(field, operator.is("==") || operator.is("in"), values)) : Optional.empty();
  }

  private boolean list(Field field, Set<String> values) {
    in.require("(");
    boolean good = value(field, values);
    while (in.here().is(",")) {
      in.next();
      good &= value(field, values);
    }
    in.require(")");
    return good;
  }

  private boolean value(Field field, Set<String> values) {
    if (field == null) {
      in.skipConstant();
      return false;
    }
    return switch (field.kind()) {
      case ENUM -> enumValue(field, values);
      case FLAG -> flag(values);
      case TEXT -> text(values);
    };
  }

  private boolean enumValue(Field field, Set<String> values) {
    Token type = in.here();
    if (type.is(field.type()) && (!bare || in.ahead().is("."))) {
      in.next();
      in.require(".");
    } else if (!bare || type.kind() != Kind.WORD || in.ahead().is(".")) {
      return wrong(type, "expected " + (bare ? "a " + field.type() : field.type() + "....") + ", found ", "");
    }
    Token value = in.word("a " + field.type());
    if (!field.values().contains(value.text())) {
      in.wrong(value, "unknown " + field.type() + " '" + value.text() + "'" + suggest(value.text(), field.values()));
      return false;
    }
    return add(values, value);
  }

  private boolean flag(Set<String> values) {
    Token value = in.here();
    if (value.is("true") || value.is("false")) return add(values, in.next());
    return wrong(value, "", " is not true or false");
  }

  private boolean text(Set<String> values) {
    Token value = in.here();
    if (value.kind() != Kind.TEXT) {
      return wrong(value, "expected a text in double quotes, found ", "");
    }
    if (!TEXT.matcher(value.text()).matches()) {
      in.wrong(value, "a text has up to 80 letters, digits, blanks and any of _.@:+-");
    }
    return add(values, in.next());
  }

  private boolean add(Set<String> values, Token value) {
    boolean added = values.add(value.text());
    if (!added) in.wrong(value, "'" + value.text() + "' is listed twice");
    return added;
  }

  private boolean wrong(Token start, String before, String after) {
    if (start.kind() == Kind.BROKEN) throw new TokenStream.GiveUp();
    in.wrong(start, before + in.skipConstant() + after);
    return false;
  }
}
