package io.hookswitch.south.asterisk;

import io.hookswitch.call.Monitoring;

/**
 * How a supervisor's leg takes part.
 *
 * @param user the index of the leg that is monitored
 * @param userMuted the others do not hear that leg, for the supervisor's sake
 */
record Watch(int user, Monitoring how, boolean userMuted) {
  /** Whether the others do not hear the supervisor: nobody stays on a call for such a one. */
  boolean silent() {
    return how != Monitoring.BargeIn;
  }
}
