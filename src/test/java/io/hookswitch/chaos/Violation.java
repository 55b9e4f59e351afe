package io.hookswitch.chaos;

/** Something that must never happen, and did. */
record Violation(Kind kind, String what) {
  enum Kind {
    LOST_COMMAND,
    REFUSED_AND_DONE,
    TWO_OWNERS,
    /** Somebody was told that it is safe. */
    LOST_WRITE,
    UNANNOUNCED_GAP,
    LOST_CALL,
    ORPHAN_LEG,
    GHOST_CALL,
    WRONG_COUNT,
    /** Long after a fault was over. */
    STUCK,
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
