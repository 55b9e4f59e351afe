package io.hookswitch.call;

/** Everything that can happen to a call. */
public sealed interface CallInput permits Command, SwitchEvent, Wake, Crossing, Comparison {}
