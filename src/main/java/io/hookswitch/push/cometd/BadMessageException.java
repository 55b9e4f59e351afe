package io.hookswitch.push.cometd;

/** A Bayeux message that is answered with an error, in the form {@code code:what:reason} that Bayeux has for errors. */
final class BadMessageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadMessageException(int code, String what, String reason) {
    super(code + ":" + what + ":" + reason, null, false, false);
  }
}
