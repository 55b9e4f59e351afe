package io.hookswitch.call;

/** How a call looks from one party. A dialect may show the same state under another name. */
public enum PartyState {
  /** No relation to the call (the word of CSTA): before the party dials, or before its phone has begun to ring. */
  Null,
  /** The party began the call and nobody has answered; with its own phone still ringing or already off hook. */
  Dialing,
  /** The party's phone rings. */
  Ringing,
  /** The party talks, or could. */
  Established,
  /** This party put the call on hold. */
  Held,
  /** The party has left, for good. */
  Released;

  /** Whether the party is on the call, in whatever way. */
  public boolean live() {
    return this != Null && this != Released;
  }

  /** Whether the party has been connected and still is. */
  public boolean connected() {
    return this == Established || this == Held;
  }
}
