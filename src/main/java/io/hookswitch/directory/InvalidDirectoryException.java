package io.hookswitch.directory;

import java.util.List;

/** A directory file that cannot be used; the message lists every mistake, one a line. */
public final class InvalidDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> mistakes;

  InvalidDirectoryException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each as {@code file:line: path: expected ..., found ...}, in the order of the file. */
  public List<String> mistakes() {
    return mistakes;
  }
}
