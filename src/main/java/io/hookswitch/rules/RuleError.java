package io.hookswitch.rules;

/**
 * One mistake in the rules folder.
 *
 * @param file name within the folder; the folder itself when no file is to blame
 * @param line from 1
 * @param column from 1, in characters
 * @param message what is wrong, what was expected, and perhaps what was meant
 */
public record RuleError(String file, int line, int column, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
