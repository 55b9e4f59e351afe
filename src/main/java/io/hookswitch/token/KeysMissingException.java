package io.hookswitch.token;

/** The issuer's keys could not be fetched since the node started, so no token can be told from another. */
public final class KeysMissingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  KeysMissingException() {
    super("no key to check tokens with has been read yet", null, false, false);
  }
}
