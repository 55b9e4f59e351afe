package io.hookswitch.user;

import io.hookswitch.call.Monitoring;
import io.hookswitch.call.UserRole;

/**
 * Everything a rule about a phone may look at; finite on purpose, as {@link io.hookswitch.call.CallFacts} is.
 *
 * @param role of the phone's user towards other users' calls
 * @param loggedIn whether the user works at this phone as an agent
 * @param availability of the user; {@code LoggedOut} where nobody is logged in
 * @param workMode of the user
 * @param monitoring what this phone, a supervisor's, is armed for
 * @param monitoredByOther whether a supervisor is armed for this phone
 */
public record DeviceFacts(
  String tenant,
  UserRole role,
  boolean doNotDisturb,
  boolean forwarding,
  boolean loggedIn,
  Availability availability,
  WorkMode workMode,
  Monitoring monitoring,
  boolean monitoredByOther
) {
  /** The facts of one phone of a seat. */
  public static DeviceFacts of(Seat seat, Presence presence, String device) {
    PhoneState phone = presence.phone(device);
    AgentState agent = presence.agentAt(device);
    return new DeviceFacts(
      seat.user().tenant(),
      seat.role(),
      phone.doNotDisturb(),
      phone.forwarding() != null,
      presence.loggedInAt(device),
      agent.availability(),
      agent.workMode(),
      phone.monitoring(),
      phone.monitored()
    );
  }
}
