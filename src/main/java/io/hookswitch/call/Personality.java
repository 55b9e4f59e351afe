package io.hookswitch.call;

/** How a party came to its call. */
public enum Personality {
  /** An application dialled for the party and its own phone has not been picked up yet. */
  ClickToDial,
  Originator,
  Terminator,
}
