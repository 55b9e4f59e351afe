package io.hookswitch.user;

/**
 * The state of a call that an event tells of.
 *
 * @param call its number
 * @param version of the state; the one that is higher is later, whoever tells it
 */
public record CallState(long call, long version) {
  boolean isBefore(CallState other) {
    return other != null && other.call == call && other.version > version;
  }
}
