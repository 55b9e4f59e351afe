package io.hookswitch.user;

import java.util.List;
import java.util.Set;

/**
 * Why an input was not accepted; nothing has changed.
 *
 * @param operation what was asked for
 * @param availability of the user at that moment
 * @param allowed what would have been accepted instead
 * @param rules the rules that decided so
 */
public record PresenceRefusal(
  Why why,
  DeviceOperation operation,
  Availability availability,
  Set<DeviceOperation> allowed,
  List<String> rules
) {
  /** The kinds of refusal. */
  public enum Why {
    /** The user has no such phone, or none at all. */
    NO_SUCH_DEVICE,
    /** Nobody is logged in as an agent. */
    NOT_LOGGED_IN,
    /** The rules do not list the operation now. */
    NOT_ALLOWED,
    /** Another supervisor monitors the phone. */
    MONITORED,
  }
}
