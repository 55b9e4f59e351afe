package io.hookswitch.call;

/**
 * How a supervisor takes part in a call, and for whose sake.
 *
 * @param user the index of the monitored user's party
 * @param userMuted the supervisor has taken over: the others do not hear the monitored user
 */
public record Supervision(Monitoring how, MonitoringScope scope, int user, boolean userMuted) {
  Supervision of(int other) {
    return new Supervision(how, scope, other, userMuted && other == user);
  }
}
