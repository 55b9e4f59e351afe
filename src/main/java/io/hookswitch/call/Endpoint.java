package io.hookswitch.call;

import java.util.Objects;

/**
 * Where a party is reached, and the properties of the subscriber there that decide what it may do. Copied into the call
 * when the party joins, so that a change of the directory never changes a live call half-way.
 *
 * @param number as the switch dials it: an extension, or E.164 with "+". Once a subscriber is reached, the subscriber's
 *     device says at which phone; the number goes on saying who it is to others
 * @param digits as somebody dialled or the network presented it; what clients are shown
 * @param subscriber who is behind the number, {@code null} for the network
 * @param emergency whether somebody who dialled it calls for help
 */
public record Endpoint(String number, String digits, Subscriber subscriber, boolean emergency) {
  public Endpoint {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(digits, "digits");
  }

  /** One that is no emergency number. */
  public Endpoint(String number, String digits, Subscriber subscriber) {
    this(number, digits, subscriber, false);
  }

  /** A number outside of the directory that is no emergency number. */
  public static Endpoint network(String number, String digits) {
    return new Endpoint(number, digits, null);
  }

  public boolean internal() {
    return subscriber != null;
  }

  /** The same end, as others know it, at another phone of its user. */
  Endpoint at(Endpoint phone) {
    return new Endpoint(number, digits, phone.subscriber());
  }

  /**
   * The user behind an end point.
   *
   * @param user whose phone it is
   * @param device the phone's id in the directory
   * @param role towards other users' calls
   * @param network whether the switch controls the phone
   * @param canMute whether the phone can be muted by the switch
   * @param recording the user's recording mode
   */
  public record Subscriber(
    UserId user,
    String device,
    UserRole role,
    TelephonyNetwork network,
    boolean canMute,
    RecordingMode recording
  ) {}
}
