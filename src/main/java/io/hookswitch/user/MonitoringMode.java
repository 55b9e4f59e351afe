package io.hookswitch.user;

/** For how many calls a supervisor's phone is armed. */
public enum MonitoringMode {
  /** The first that is connected from now on. */
  NextCall,
  /** Also those that the user is on already. */
  AllCalls,
}
