package io.hookswitch.rules;

import io.hookswitch.rules.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the text of a rule file into tokens; comments and blanks fall away. */
final class RuleLexer {

  private static final List<String> LONG_SIGNS = List.of("==", "!=", "&&", "||", "<=", ">=");

  private final RuleFile file;
  private final String text;
  private final List<RuleError> errors;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  RuleLexer(RuleFile file, List<RuleError> errors) {
    this.file = file;
    this.text = file.text();
    this.errors = errors;
  }

  /** Of a cell only, with its place in the table. */
  RuleLexer(RuleFile file, Cell cell, List<RuleError> errors) {
    this.file = file;
    this.text = cell.text();
    this.errors = errors;
    this.line = cell.line();
    this.lineStart = 1 - cell.column();
  }

  /** All tokens; the last one is {@link Kind#END}. */
  List<Token> tokens() {
    while (at < text.length()) {
      char here = text.charAt(at);
      if (lineBreak(here)) nextLine(here);
      else if (here == ' ' || here == '\t') at++;
      else if (text.startsWith("//", at)) skipLine();
      else if (text.startsWith("/*", at)) skipComment();
      else if (here == '"') quoted();
      else if (wordStart(here)) word();
      else sign(here);
    }
    tokens.add(new Token(Kind.END, "", line, column(at)));
    return tokens;
  }

  private void nextLine(char here) {
    at += here == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
    line++;
    lineStart = at;
  }

  private void skipLine() {
    while (at < text.length() && !lineBreak(text.charAt(at))) noBackslash(at++);
  }

  private void skipComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      broken(at, 2, "comment is not closed");
      at = text.length();
      return;
    }
    while (at < end + 2) {
      char here = text.charAt(at);
      if (lineBreak(here)) nextLine(here);
      else noBackslash(at++);
    }
  }

  private void quoted() {
    int start = at++;
    boolean good = true;
    while (at < text.length() && text.charAt(at) != '"' && !lineBreak(text.charAt(at))) good &= noBackslash(at++);
    if (at == text.length() || lineBreak(text.charAt(at))) {
      broken(start, at - start, "text is not closed before the end of the line, expected '\"'");
    } else {
      String inner = text.substring(start + 1, at++);
      tokens.add(new Token(good ? Kind.TEXT : Kind.BROKEN, inner, line, column(start)));
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && (wordStart(text.charAt(at)) || digit(text.charAt(at)))) at++;
    tokens.add(new Token(Kind.WORD, text.substring(start, at), line, column(start)));
  }

  private void sign(char here) {
    if (here == '\\') {
      noBackslash(at);
      tokens.add(new Token(Kind.BROKEN, "\\", line, column(at++)));
      return;
    }
    String sign = LONG_SIGNS.stream()
      .filter(known -> text.startsWith(known, at))
      .findFirst()
      .orElse(text.substring(at, at + 1));
    if (here < ' ' || here > '~') {
      int found = text.codePointAt(at);
      broken(at, Character.charCount(found), String.format(Locale.ROOT, "unexpected character U+%04X", found));
      at += Character.charCount(found);
      return;
    }
    tokens.add(new Token(Kind.SIGN, sign, line, column(at)));
    at += sign.length();
  }

  /** Nowhere, not even in a comment: Java reads {@code \}{@code u000a} as the end of a line. */
  private boolean noBackslash(int where) {
    if (text.charAt(where) != '\\') return true;
    errors.add(new RuleError(file.name(), line, column(where), "no '\\' is allowed in a rule file"));
    return false;
  }

  private void broken(int start, int length, String message) {
    errors.add(new RuleError(file.name(), line, column(start), message));
    tokens.add(new Token(Kind.BROKEN, text.substring(start, start + length), line, column(start)));
  }

  private int column(int where) {
    return where - lineStart + 1;
  }

  private static boolean lineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean wordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
