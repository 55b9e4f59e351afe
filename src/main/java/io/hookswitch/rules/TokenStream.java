package io.hookswitch.rules;

import io.hookswitch.rules.Token.Kind;
import java.util.List;

/** The tokens of one file, read from left to right, and the place where its mistakes are written down. */
final class TokenStream {

  /** The shape of a rule is broken; the mistake is already written down. */
  static final class GiveUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    GiveUp() {
      super(null, null, false, false);
    }
  }

  private final RuleFile file;
  private final List<RuleError> errors;
  private final List<Token> tokens;
  private int at;

  TokenStream(RuleFile file, List<RuleError> errors) {
    this.file = file;
    this.errors = errors;
    this.tokens = new RuleLexer(file, errors).tokens();
  }

  TokenStream(RuleFile file, Cell cell, List<RuleError> errors) {
    this.file = file;
    this.errors = errors;
    this.tokens = new RuleLexer(file, cell, errors).tokens();
  }

  String file() {
    return file.name();
  }

  int mistakes() {
    return errors.size();
  }

  Token here() {
    return tokens.get(at);
  }

  Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** The token here, and on to the next; the end stays the end. */
  Token next() {
    Token here = here();
    if (here.kind() == Kind.BROKEN) throw new GiveUp();
    if (here.kind() != Kind.END) at++;
    return here;
  }

  Token require(String wanted) {
    if (!here().is(wanted)) throw giveUp(here(), "expected '" + wanted + "', found " + here().shown());
    return next();
  }

  Token word(String what) {
    return require(Kind.WORD, what);
  }

  Token text(String what) {
    return require(Kind.TEXT, what);
  }

  private Token require(Kind kind, String what) {
    if (here().kind() != kind) throw giveUp(here(), "expected " + what + ", found " + here().shown());
    return next();
  }

  /**
   * Past a constant that is wrong, so that the rest of the rule is still read: a text, or a name with dots.
   *
   * @return what was passed, for an error message
   */
  String skipConstant() {
    Token first = here();
    if (first.kind() != Kind.WORD && first.kind() != Kind.TEXT) return first.shown();
    next();
    StringBuilder passed = new StringBuilder(first.kind() == Kind.TEXT ? '"' + first.text() + '"' : first.text());
    while (here().is(".") && tokens.get(at + 1).kind() == Kind.WORD) {
      next();
      passed.append('.').append(next().text());
    }
    return "'" + passed + "'";
  }

  /** To the next rule, or the end. The word alone is not enough: a name must follow. */
  void skipToRule() {
    while (here().kind() != Kind.END && !(here().is("rule") && tokens.get(at + 1).kind() == Kind.TEXT)) at++;
  }

  void wrong(Token where, String message) {
    wrong(where.line(), where.column(), message);
  }

  void wrong(int line, int column, String message) {
    errors.add(new RuleError(file.name(), line, column, message));
  }

  /** Writes the mistake down, unless the token was reported before. */
  GiveUp giveUp(Token where, String message) {
    if (where.kind() != Kind.BROKEN) wrong(where, message);
    return new GiveUp();
  }
}
