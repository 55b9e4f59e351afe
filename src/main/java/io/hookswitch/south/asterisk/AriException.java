package io.hookswitch.south.asterisk;

/** Asterisk has answered, and the answer is no. */
final class AriException extends RuntimeException {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int NOT_IN_BRIDGE = 422;

  private final int status;

  AriException(String what, int status, String words) {
    super("Asterisk refused " + what + ": " + status + " " + words, null, false, false);
    this.status = status;
  }

  /** Asterisk knows no such channel or bridge. */
  boolean unknown() {
    return status == NOT_FOUND;
  }

  /** What was to be ended is not there (any more). */
  boolean ended() {
    return status == NOT_FOUND || status == NOT_IN_BRIDGE;
  }

  /** It exists already, or is in no state for that. */
  boolean conflict() {
    return status == CONFLICT;
  }
}
