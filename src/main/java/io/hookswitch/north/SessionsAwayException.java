package io.hookswitch.north;

/** The sessions of the cluster could be neither read nor written for a while; nobody knows who asks. */
final class SessionsAwayException extends RuntimeException {

  SessionsAwayException(Throwable cause) {
    super("sessions can be neither read nor written: " + cause.getMessage(), cause);
  }
}
