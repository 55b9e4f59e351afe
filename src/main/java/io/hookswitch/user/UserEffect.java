package io.hookswitch.user;

/** What the shell has to do after a step, in order. */
public sealed interface UserEffect {
  /** Store this event; only then the appender is answered. */
  record Keep(KeptEvent event) implements UserEffect {}

  /** Tell all nodes of this event, which is stored. */
  record Publish(KeptEvent event) implements UserEffect {}

  /** Note that a stream with this epoch has begun, where it outlives the cluster. Nobody waits for it. */
  record Note(long epoch) implements UserEffect {}

  /** Remove these events from the store, both ends included. */
  record Drop(long epoch, long from, long to) implements UserEffect {}
}
