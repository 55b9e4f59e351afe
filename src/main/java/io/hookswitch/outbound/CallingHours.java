package io.hookswitch.outbound;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * When a customer may be called: between two times of its day, over midnight when the first is the later one; at any time
 * when both are the same.
 */
record CallingHours(int from, int until, ZoneId zone) {
  private static final int LAST_SECOND = Contact.END_OF_DAY - 1;

  static CallingHours of(Contact contact) {
    ZoneId zone = TimeZones.of(contact.timeZone()).orElse(ZoneOffset.UTC);
    return new CallingHours(contact.from(), contact.until(), zone);
  }

  boolean open(Instant at) {
    int second = at.atZone(zone).toLocalTime().toSecondOfDay();
    if (from == until) return true;
    return from < until ? second >= from && second <= until : second >= from || second <= until;
  }

  /** The first moment of these hours that is not before; the moment itself while they last. */
  Instant opening(Instant at) {
    if (open(at)) return at;
    ZonedDateTime there = at.atZone(zone);
    LocalTime opens = LocalTime.ofSecondOfDay(Math.min(from, LAST_SECOND));
    ZonedDateTime today = there.toLocalDate().atTime(opens).atZone(zone);
    ZonedDateTime next = today.isAfter(there) ? today : there.toLocalDate().plusDays(1).atTime(opens).atZone(zone);
    return next.toInstant();
  }

  /** As in {@code 08:00:00 to 20:00:00 America/Los_Angeles}. */
  @Override
  public String toString() {
    return time(from) + " to " + time(until) + " " + zone;
  }

  private static String time(int second) {
    return String.format("%02d:%02d:%02d", second / 3600, (second / 60) % 60, second % 60);
  }
}
