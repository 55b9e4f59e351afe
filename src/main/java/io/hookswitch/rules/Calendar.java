package io.hookswitch.rules;

import io.hookswitch.call.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * When office hours run: on days of the week, and otherwise on some dates. Knows no clock.
 *
 * @param week what is missing is closed
 * @param dates in the place of what the week says; an empty list is closed
 */
record Calendar(ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> dates) {
  /** Without a calendar, hours run always. */
  static final Calendar ALWAYS = new Calendar(ZoneId.of("Z"), Map.of(), Map.of());

  /** So far ahead is looked; whoever waits looks again then. */
  private static final int DAYS_AHEAD = 400;

  /**
   * A stretch of one day.
   *
   * @param until exclusive; {@code null} is midnight
   */
  record Span(LocalTime from, LocalTime until) {
    private Instant begins(LocalDate day, ZoneId zone) {
      return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant ends(LocalDate day, ZoneId zone) {
      return (until == null ? day.plusDays(1).atStartOfDay() : day.atTime(until)).atZone(zone).toInstant();
    }

    String shown() {
      return from + "-" + (until == null ? "24:00" : until);
    }
  }

  Calendar {
    week = Map.copyOf(week);
    dates = Map.copyOf(dates);
  }

  private boolean always() {
    return week.isEmpty() && dates.isEmpty();
  }

  private List<Span> spans(LocalDate day) {
    List<Span> special = dates.get(day);
    return special == null ? week.getOrDefault(day.getDayOfWeek(), List.of()) : special;
  }

  Hours at(Instant moment) {
    if (always()) return Hours.Open;
    LocalDate day = moment.atZone(zone).toLocalDate();
    boolean open = spans(day)
      .stream()
      .anyMatch(span -> !moment.isBefore(span.begins(day, zone)) && moment.isBefore(span.ends(day, zone)));
    return open ? Hours.Open : Hours.Closed;
  }

  /** When hours are others than now, or when to look again. */
  Instant turn(Instant now) {
    Hours current = at(now);
    LocalDate today = now.atZone(zone).toLocalDate();
    for (int ahead = 0; !always() && ahead < DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      List<Instant> edges = new ArrayList<>();
      for (Span span : spans(day)) {
        edges.add(span.begins(day, zone));
        edges.add(span.ends(day, zone));
      }
      edges.sort(Comparator.naturalOrder());
      for (Instant edge : edges) if (edge.isAfter(now) && at(edge) != current) return edge;
    }
    return now.plus(java.time.Duration.ofDays(DAYS_AHEAD));
  }

  /** {@code Mon 08:00-18:00, ..., 2026-12-25 closed (Europe/Berlin)}. */
  String shown() {
    if (always()) return "always";
    List<String> parts = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (week.containsKey(day)) parts.add(CalendarReader.name(day) + " " + shown(week.get(day)));
    }
    dates
      .entrySet()
      .stream()
      .sorted(Map.Entry.comparingByKey())
      .forEach(date -> parts.add(date.getKey() + " " + shown(date.getValue())));
    return String.join(", ", parts) + " (" + zone + ")";
  }

  private static String shown(List<Span> spans) {
    return spans.isEmpty() ? "closed" : String.join(" ", spans.stream().map(Span::shown).toList());
  }
}
