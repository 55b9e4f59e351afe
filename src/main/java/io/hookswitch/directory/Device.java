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
 */
public record Device(
  String id,
  UserId user,
  String number,
  String description,
  TelephonyNetwork network,
  boolean canMute,
  Optional<Duration> answersAfter
) {}
