package io.hookswitch.directory;

/** The services by which a phone is one more location of its user: calls can be pulled to and from it. */
public enum Location {
  /** Another line of the same appearance, with an address of record of its own. */
  SharedCallAppearance,
  /** A phone of any network that rings along. */
  Anywhere,
  /** The user's mobile phone. */
  Mobility,
}
