package io.hookswitch.call;

/** Where a call comes from and goes to. */
public enum CallType {
  /** Both ends are subscribers of the same tenant. */
  Internal,
  /** From the network to a subscriber. */
  Inbound,
  /** From a subscriber to the network. */
  Outbound,
  /** Made to prepare a transfer or a conference of another call. */
  Consult,
}
