package io.hookswitch.call;

/** Whether a tenant's office hours run. The clock and the calendar are outside the core; this is what comes of them. */
public enum Hours {
  Open,
  Closed,
}
