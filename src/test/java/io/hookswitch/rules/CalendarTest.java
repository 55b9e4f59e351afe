package io.hookswitch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Office hours, as a table says them and as moments have them. */
class CalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String OFFICE = """
  days,from,until,zone,why
  Mon-Fri,08:00,12:00,Europe/Berlin,
  Mon-Thu,13:00,18:00,,
  Sat,22:00,24:00,,Night sale
  Sun,00:00,02:00,,Night sale
  2026-12-25 2026-12-26,closed,,,Christmas
  2026-12-24,08:00,10:30,,
  """;

  private final List<RuleError> errors = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // A Monday.
    "2026-11-30T07:59:59, Closed, 2026-11-30T08:00",
    "2026-11-30T08:00:00, Open,   2026-11-30T12:00",
    "2026-11-30T12:00:00, Closed, 2026-11-30T13:00",
    "2026-11-30T17:59:59, Open,   2026-11-30T18:00",
    "2026-11-30T18:00:00, Closed, 2026-12-01T08:00",
    // A Friday, closed until the night of Saturday, which goes on over midnight as one stretch.
    "2026-12-04T12:00:00, Closed, 2026-12-05T22:00",
    "2026-12-05T22:00:00, Open,   2026-12-06T02:00",
    "2026-12-06T00:30:00, Open,   2026-12-06T02:00",
    // The dates of Christmas; the 26th is a Saturday.
    "2026-12-24T10:30:00, Closed, 2026-12-27T00:00",
    "2026-12-25T09:00:00, Closed, 2026-12-27T00:00",
  })
  void hoursRunAsTheTableSays(LocalDateTime local, Hours hours, LocalDateTime turn) {
    Calendar calendar = read(OFFICE);
    Instant now = local.atZone(BERLIN).toInstant();
    assertThat(calendar.at(now)).isEqualTo(hours);
    assertThat(calendar.turn(now)).isEqualTo(turn.atZone(BERLIN).toInstant());
  }

  @Test
  void clocksThatChangeMoveTheHoursWithThem() {
    Calendar calendar = read("days,from,until,zone\nany,02:30,03:30,Europe/Berlin\n");
    // In the night of 2027-03-28 there is no 02:30 in Berlin: it is 03:30 at once, and hours that ended then do not begin.
    assertThat(calendar.at(Instant.parse("2027-03-28T00:59:59Z"))).isEqualTo(Hours.Closed);
    assertThat(calendar.turn(Instant.parse("2027-03-27T12:00:00Z"))).isEqualTo(Instant.parse("2027-03-29T00:30:00Z"));
    // In the night of 2026-10-25 there are two: the hours begin with the first and end with the only 03:30.
    assertThat(calendar.turn(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(calendar.turn(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo(Instant.parse("2026-10-25T02:30:00Z"));
  }

  /** Walking from turn to turn, and asking every minute, are the same. */
  @ParameterizedTest
  @ValueSource(strings = { "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Z" })
  void betweenTwoTurnsNothingChanges(String zone) {
    Calendar calendar = read(OFFICE.replace("Europe/Berlin", zone));
    Instant now = Instant.parse("2026-10-01T00:00:00Z");
    Instant end = now.plus(Duration.ofDays(200));
    Instant turn = calendar.turn(now);
    Hours hours = calendar.at(now);
    for (; now.isBefore(end); now = now.plusSeconds(60)) {
      if (!now.isBefore(turn)) {
        hours = calendar.at(turn);
        turn = calendar.turn(turn);
      }
      if (calendar.at(now) != hours) assertThat(calendar.at(now)).as(now.toString()).isEqualTo(hours);
    }
  }

  @Test
  void whoeverWaitsForAClosedOfficeLooksAgainOneDay() {
    Calendar calendar = read("days,from,until,zone\n2020-01-01,08:00,09:00,Z\n");
    Instant now = Instant.parse("2026-10-01T00:00:00Z");
    assertThat(calendar.at(now)).isEqualTo(Hours.Closed);
    assertThat(calendar.turn(now)).isEqualTo(now.plus(Duration.ofDays(400)));
  }

  @Test
  void everyMistakeIsSaidWithItsPlace() {
    CalendarReader.all(
      List.of(
        new RuleFile(
          "calendars.csv",
          """
          days,from,until,zone
          Mon-Fri,08:00,18:00,
          Mon-Fry,08:00,18:00,Europe/Berlim
          Fri-Mon,08:00,18:00,
          Sat,8:00,18:00,
          Sat,22:00,02:00,
          Sun,closed,,
          2026-02-30,closed,,
          2026-12-25,closed,18:00,
          2026-12-25,closed,,
          2026-12-25,08:00,09:00,Europe/Berlin
          """
        )
      ),
      errors
    );
    assertThat(errors.stream().map(RuleError::toString)).containsExactly(
      "calendars.csv:2:21: expected a time zone as Europe/Berlin in the first row, found an empty cell",
      "calendars.csv:3:21: unknown time zone 'Europe/Berlim', did you mean 'Europe/Berlin'?",
      "calendars.csv:3:1: unknown day 'Fry', did you mean 'Fri'?",
      "calendars.csv:4:1: expected two days of one week in order as Mon-Fri, found 'Fri-Mon'",
      "calendars.csv:5:5: expected a time as 08:30, found '8:00'",
      "calendars.csv:6:11: ends before it begins; hours over midnight are two rows, until 24:00 and from 00:00",
      "calendars.csv:7:1: a day of the week without a row is closed; only dates are said to be",
      "calendars.csv:8:1: expected a date as 2026-12-25, found '2026-02-30'",
      "calendars.csv:9:19: a day that is closed ends at no time",
      "calendars.csv:11:24: a calendar has one time zone, the first is Z",
      "calendars.csv:11:1: 2026-12-25 is closed and has hours"
    );
  }

  private Calendar read(String text) {
    Calendar calendar = CalendarReader.all(List.of(new RuleFile("calendars.csv", text)), errors).get("");
    assertThat(errors).isEmpty();
    return calendar;
  }
}
