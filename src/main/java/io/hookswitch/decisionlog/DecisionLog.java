package io.hookswitch.decisionlog;

import java.util.List;

/** The door for whoever decides. */
public interface DecisionLog {
  /** Keeps nothing. */
  DecisionLog NONE = decided -> {};

  /** Takes a record, or counts it as dropped; never waits. From any thread. */
  void offer(Decided decided);

  /** The last lines that were written, as they are in the file, the newest last; not many. */
  default List<String> recent() {
    return List.of();
  }

  /** Lines written so far. */
  default long written() {
    return 0;
  }

  /** Records that found the queue full: exactly those that are in no file for that reason. */
  default long dropped() {
    return 0;
  }

  /** Records that could not be written. */
  default long failed() {
    return 0;
  }

  /** Writes what waits, and lets go of the file. */
  default void close() {}
}
