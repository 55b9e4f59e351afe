package io.hookswitch.directory;

import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;

/**
 * A phone.
 *
 * @param id a UUID
 * @param user whose it is
 * @param number as the switch dials it
 * @param canMute whether the switch can mute it
 */
public record Device(
  String id,
  UserId user,
  String number,
  String description,
  TelephonyNetwork network,
  boolean canMute
) {}
