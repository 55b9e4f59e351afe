package io.hookswitch.user;

/** What an agent who takes no calls does instead. */
public enum WorkMode {
  None,
  /** Finishes what the last call left to do. */
  AfterCallWork,
  /** Other work than calls. */
  AuxWork,
}
