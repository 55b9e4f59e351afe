package io.hookswitch.cli;

/** What the process tells the shell. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  /** Wrong usage or wrong configuration: the same again will fail again. */
  static final int WRONGLY_ASKED = 2;
  /** Nobody answers, or whoever does wants somebody else to ask. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}
