package io.hookswitch.call;

/** Whether the switch can control a phone (answer it, for one) or only ring it. */
public enum TelephonyNetwork {
  Private,
  Public,
}
