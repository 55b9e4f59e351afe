package io.hookswitch.chaos;

/** Something that must never happen, and did. */
record Violation(Kind kind, String what) {
  enum Kind {
    LOST_COMMAND,
    REFUSED_AND_DONE,
    TWO_OWNERS,
    UNANNOUNCED_GAP,
    LOST_CALL,
    ORPHAN_LEG,
    GHOST_CALL,
    WRONG_COUNT,
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
