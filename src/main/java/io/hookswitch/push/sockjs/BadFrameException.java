package io.hookswitch.push.sockjs;

/** A frame that cannot be read; its message says what was expected and what was found. */
public final class BadFrameException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadFrameException(String why) {
    super(why, null, false, false);
  }
}
