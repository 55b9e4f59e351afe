package io.hookswitch.call;

/** How long a supervisor stays on a call. */
public enum MonitoringScope {
  /** Until the monitored user leaves it. */
  Agent,
  /** Until it ends, whoever of the tenant takes it over. */
  Call,
}
