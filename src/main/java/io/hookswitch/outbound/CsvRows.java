package io.hookswitch.outbound;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into rows and cells, and knows where each cell was. */
final class CsvRows {

  private final String text;
  private final ListMistakes mistakes;
  private int at;
  private int line = 1;
  private int lineStart;

  CsvRows(String text, ListMistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** The whole line here when it begins with {@code #}; {@code null} when it does not. */
  Cell comment() {
    if (at >= text.length() || text.charAt(at) != '#') return null;
    int end = text.indexOf('\n', at);
    if (end < 0) end = text.length();
    Cell found = new Cell(text.substring(at, end).stripTrailing(), line, 1);
    at = end;
    endOfLine();
    return found;
  }

  /** The cells of the next row; empty at the end of the text. */
  List<Cell> next() {
    List<Cell> cells = new ArrayList<>();
    if (at >= text.length()) return cells;
    do {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
    } while (comma());
    endOfLine();
    return cells;
  }

  private Cell plain() {
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) at++;
    return new Cell(text.substring(from, at), line, from - lineStart + 1);
  }

  private Cell quoted() {
    int startLine = line;
    int column = at - lineStart + 1;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '"') {
        at++;
        if (at >= text.length() || text.charAt(at) != '"') return closed(value, startLine, column);
      } else if (here == '\n') {
        line++;
        lineStart = at + 1;
      }
      value.append(here);
    }
    mistakes.add(startLine, column, "expected a second quotation mark at the end of the cell, found none");
    return new Cell(value.toString(), startLine, column);
  }

  private Cell closed(StringBuilder value, int startLine, int column) {
    if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      mistakes.add(line, at - lineStart + 1, "expected a comma or the end of the line after a quotation mark");
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) at++;
    }
    return new Cell(value.toString(), startLine, column);
  }

  private boolean comma() {
    if (at >= text.length() || text.charAt(at) != ',') return false;
    at++;
    return true;
  }

  private void endOfLine() {
    if (at < text.length() && text.charAt(at) == '\r') at++;
    if (at < text.length() && text.charAt(at) == '\n') at++;
    line++;
    lineStart = at;
  }
}
