package io.hookswitch.shard;

/** An owner, or its node, has so much to do that it did not take this on: nothing was done. Says so in its message. */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OverloadedException(String message) {
    super(message, null, false, false);
  }
}
