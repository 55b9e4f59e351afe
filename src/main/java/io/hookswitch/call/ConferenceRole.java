package io.hookswitch.call;

/** Whether a call has two or more other parties, and whose conference it is. */
public enum ConferenceRole {
  None,
  Member,
  /** The party that brought the others in. */
  Owner,
}
