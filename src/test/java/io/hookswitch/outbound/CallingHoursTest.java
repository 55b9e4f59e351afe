package io.hookswitch.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When a customer may be called. */
final class CallingHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void hoursAreThoseOfTheCustomersDay() {
    CallingHours hours = new CallingHours(8 * 3600, 20 * 3600, BERLIN);
    assertThat(hours.open(at("2026-11-20T06:59:59Z"))).isFalse();
    assertThat(hours.open(at("2026-11-20T07:00:00Z"))).isTrue();
    assertThat(hours.open(at("2026-11-20T19:00:00Z"))).isTrue();
    assertThat(hours.open(at("2026-11-20T19:00:01Z"))).isFalse();
    assertThat(hours).hasToString("08:00:00 to 20:00:00 Europe/Berlin");
  }

  @Test
  void theOpeningIsTodaysOrTomorrows() {
    CallingHours hours = new CallingHours(8 * 3600, 20 * 3600, BERLIN);
    assertThat(hours.opening(at("2026-11-20T03:00:00Z"))).isEqualTo(at("2026-11-20T07:00:00Z"));
    assertThat(hours.opening(at("2026-11-20T12:00:00Z"))).isEqualTo(at("2026-11-20T12:00:00Z"));
    assertThat(hours.opening(at("2026-11-20T21:00:00Z"))).isEqualTo(at("2026-11-21T07:00:00Z"));
  }

  @Test
  void theOpeningFollowsTheClocksOfTheZone() {
    CallingHours hours = new CallingHours(8 * 3600, 20 * 3600, BERLIN);
    assertThat(hours.opening(at("2026-03-28T20:00:00Z"))).isEqualTo(at("2026-03-29T06:00:00Z"));
  }

  @Test
  void hoursMayGoOverMidnight() {
    CallingHours hours = new CallingHours(22 * 3600, 6 * 3600, BERLIN);
    assertThat(hours.open(at("2026-11-20T22:30:00Z"))).isTrue();
    assertThat(hours.open(at("2026-11-20T04:30:00Z"))).isTrue();
    assertThat(hours.open(at("2026-11-20T12:00:00Z"))).isFalse();
    assertThat(hours.opening(at("2026-11-20T12:00:00Z"))).isEqualTo(at("2026-11-20T21:00:00Z"));
  }

  @Test
  void theWholeDayAndTheSameTimeTwiceNeverClose() {
    assertThat(new CallingHours(0, 86_400, BERLIN).open(at("2026-11-20T22:59:59Z"))).isTrue();
    assertThat(new CallingHours(3600, 3600, BERLIN).open(at("2026-11-20T22:59:59Z"))).isTrue();
  }

  @Test
  void anOpeningIsNeverBeforeAndOpenWhateverTheHours() {
    for (int from = 0; from <= 86_400; from += 5_400) {
      for (int until = 0; until <= 86_400; until += 5_400) {
        CallingHours hours = new CallingHours(from, until, ZoneId.of("America/New_York"));
        for (int hour = 0; hour < 24; hour++) {
          Instant now = at("2026-11-01T00:30:00Z").plusSeconds(3600L * hour);
          assertThat(hours.opening(now)).as("%s at %s", hours, now).isAfterOrEqualTo(now);
        }
      }
    }
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}
