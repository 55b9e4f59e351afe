package io.hookswitch.call;

/** What the other call of a pair is for; both the original and the consult call carry it. */
public enum Consultation {
  None,
  Transfer,
  Conference,
}
