package io.hookswitch.north;

/** Whether a command is done again that comes again under the same name of its client ({@code Idempotency-Key}). */
public enum Repeats {
  /** The operation sees to that itself: a call remembers what was done to it. Or nothing can be done twice. */
  BY_ITSELF,
  /** Only when nobody knows whether it was done: it says what shall be, or finds that it is so. */
  IN_DOUBT,
  /** Not even then: done twice it would be something else than done once. */
  NEVER,
}
