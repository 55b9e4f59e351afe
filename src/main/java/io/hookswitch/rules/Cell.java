package io.hookswitch.rules;

/**
 * One cell of a table and its place.
 *
 * @param text without the blanks around it and without its quotes
 */
record Cell(String text, int line, int column) {
  boolean blank() {
    return text.isEmpty();
  }
}
