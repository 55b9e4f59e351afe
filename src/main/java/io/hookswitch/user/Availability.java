package io.hookswitch.user;

/** What an agent state means for the distribution of calls. */
public enum Availability {
  Ready,
  NotReady,
  LoggedOut,
}
