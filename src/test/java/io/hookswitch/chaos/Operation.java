package io.hookswitch.chaos;

/**
 * One command of one client, from its sending to what became of it.
 *
 * @param call its number; with {@link Kind#DIAL} the call that came of it, 0 for none
 * @param slot which key of the user data an {@link Kind#UPDATE} wrote
 * @param value what it wrote there, never written by any other
 * @param invoked in milliseconds since the start of the run
 * @param ended when the outcome was known; a command whose outcome is not known may still happen for a while
 */
record Operation(String user, long call, Kind kind, int slot, long value, long invoked, long ended, Result result) {
  /** What was wanted. */
  enum Kind {
    UPDATE,
    HOLD,
    RETRIEVE,
    RECORD,
    STOP_RECORDING,
    HANGUP,
    /** To somebody who hangs up soon. */
    TRANSFER,
    DIAL;

    boolean ends() {
      return this == HANGUP || this == TRANSFER;
    }
  }

  /** What the client was told. */
  enum Result {
    ACKNOWLEDGED,
    /** It was not done, and will not be. */
    REFUSED,
    /** Nothing, or that nobody knows. */
    UNKNOWN,
  }

  boolean acknowledged() {
    return result == Result.ACKNOWLEDGED;
  }

  boolean unknown() {
    return result == Result.UNKNOWN;
  }
}
