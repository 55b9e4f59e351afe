package io.hookswitch.call;

/** How a supervisor takes part in a call. */
public enum Monitoring {
  None,
  /** Hears all, heard by nobody. */
  ListenIn,
  /** Heard by the monitored user only. */
  Coach,
  /** Heard by all. */
  BargeIn,
}
