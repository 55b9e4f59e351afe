package io.hookswitch.outbound;

import java.util.List;

/** Calling lists that cannot be used; the message lists every mistake of every file, one a line. */
public final class InvalidCallingListException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> mistakes;

  InvalidCallingListException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each as {@code file:line:column: field: expected ..., found ...}, in the order of the files. */
  public List<String> mistakes() {
    return mistakes;
  }
}
