package io.hookswitch.directory;

import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import java.time.Duration;
import java.util.Optional;

/**
 * A phone.
 *
 * @param id a UUID
 * @param user whose it is
 * @param number as the switch dials it: digits of the group's extension range, or E.164 with "+"
 * @param canMute whether the switch can mute it
 * @param answersAfter how long a simulated phone rings before it answers by itself; empty for a phone that waits to be
 *     answered by a client
 * @param location the service that makes it a further location of its user; empty for the user's first phone, which always
 *     is one where there is another, and for phones that are none
 * @param pulls whether calls are pulled to this location rather than to those that are not marked so
 * @param address what clients of the tenant dialect are shown for it, {@code user@host} or a number; empty for the user's
 *     own address of record
 */
public record Device(
  String id,
  UserId user,
  String number,
  String description,
  TelephonyNetwork network,
  boolean canMute,
  Optional<Duration> answersAfter,
  Optional<Location> location,
  boolean pulls,
  Optional<String> address
) {
  /** A phone that is no further location. */
  public Device(
    String id,
    UserId user,
    String number,
    String description,
    TelephonyNetwork network,
    boolean canMute,
    Optional<Duration> answersAfter
  ) {
    this(id, user, number, description, network, canMute, answersAfter, Optional.empty(), false, Optional.empty());
  }
}
