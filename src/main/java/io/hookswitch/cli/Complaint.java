package io.hookswitch.cli;

import java.io.PrintWriter;

/** A failure as one line for an operator. */
final class Complaint {

  private Complaint() {}

  /** Our own exceptions speak for themselves; others are only understood with their name. */
  static String of(Throwable failure) {
    boolean ours = failure.getClass().getName().startsWith("io.hookswitch.");
    return ours && failure.getMessage() != null ? failure.getMessage() : failure.toString();
  }

  /** @return the exit code for it */
  static int tell(Throwable failure, PrintWriter err) {
    err.println("hookswitch: " + of(failure));
    return ExitCode.FAILED;
  }
}
