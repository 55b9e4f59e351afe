package io.hookswitch.shard;

/** Failure codes of the bus between the asking side and the owner; none of them ever reaches a client. */
final class Undelivered {

  /** This node does not own the call's shard: nothing was done, look for the owner again. */
  static final int NOT_HERE = 1;

  /** The command was taken, its state could not be stored: whether it holds is not known. */
  static final int NOT_STORED = 2;

  /** The deadline had passed when the owner got to it: nothing was done. */
  static final int TOO_LATE = 3;

  /** Too many wait for the owner, or for its node: nothing was done, and nobody else could do it. */
  static final int FULL = 4;

  /** The owner has a bug: whether the command holds is not known, and asking again would meet the bug again. */
  static final int BROKEN = 5;

  private Undelivered() {}
}
