package io.hookswitch.rules;

import static io.hookswitch.rules.Vocabulary.suggest;

import io.hookswitch.rules.Calendar.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code calendars.csv}. A tenant's own stands in the place of the whole calendar of all. */
final class CalendarReader {

  static final String FILE = "calendars.csv";

  private static final String CLOSED = "closed";
  private static final String ANY = "any";
  private static final List<String> REQUIRED = List.of("days", "from", "until", "zone");
  private static final List<String> COLUMNS = List.of("days", "from", "until", "zone", "why");

  private final RuleFile file;
  private final Table table;
  private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, List<Span>> dates = new TreeMap<>();
  private ZoneId zone;

  CalendarReader(RuleFile file, List<RuleError> errors) {
    this.file = file;
    this.table = new Table(file, errors, COLUMNS, REQUIRED);
  }

  /** By tenant. */
  static Map<String, Calendar> all(List<RuleFile> files, List<RuleError> errors) {
    Map<String, Calendar> calendars = new TreeMap<>();
    for (RuleFile file : files) {
      if (!file.kind().equals(FILE)) continue;
      Calendar found = new CalendarReader(file, errors).read();
      if (found != null) calendars.put(file.tenant(), found);
    }
    return calendars;
  }

  /** {@code Mon}. */
  static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(java.util.Locale.ROOT);
  }

  /** {@code null} when it says nothing that can be used. */
  private Calendar read() {
    for (Table.Row row : table.rows()) {
      zone(row.cell("zone"));
      List<Span> span = span(row);
      if (span != null) days(row.cell("days"), span);
    }
    return zone == null ? null : new Calendar(zone, week, dates);
  }

  private void zone(Cell cell) {
    if (cell.blank()) {
      if (zone == null) table.wrong(
        cell,
        "expected a time zone as Europe/Berlin in the first row, found an empty cell"
      );
      return;
    }
    try {
      ZoneId found = ZoneId.of(cell.text());
      if (zone != null && !zone.equals(found)) table.wrong(cell, "a calendar has one time zone, the first is " + zone);
      zone = found;
    } catch (DateTimeException unknown) {
      table.wrong(cell, "unknown time zone '" + cell.text() + "'" + suggest(cell.text(), ZoneId.getAvailableZoneIds()));
      if (zone == null) zone = ZoneId.of("Z");
    }
  }

  /** Empty for closed; {@code null} when it cannot be read. */
  private List<Span> span(Table.Row row) {
    Cell from = row.cell("from");
    Cell until = row.cell("until");
    if (from.text().equals(CLOSED)) {
      if (!until.blank()) table.wrong(until, "a day that is closed ends at no time");
      return List.of();
    }
    LocalTime begin = time(from);
    LocalTime end = until.text().equals("24:00") ? null : time(until);
    if (begin == null || (end == null && !until.text().equals("24:00"))) return null;
    if (end == null || end.isAfter(begin)) return List.of(new Span(begin, end));
    table.wrong(until, "ends before it begins; hours over midnight are two rows, until 24:00 and from 00:00");
    return null;
  }

  private LocalTime time(Cell cell) {
    if (cell.text().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) return LocalTime.parse(cell.text());
    table.wrong(cell, "expected a time as 08:30, found '" + cell.text() + "'");
    return null;
  }

  private void days(Cell cell, List<Span> span) {
    if (cell.blank()) table.wrong(cell, "expected days as Mon-Fri or 2026-12-25, found an empty cell");
    int at = 0;
    for (String part : cell.text().split(" ", -1)) {
      Cell here = new Cell(part, cell.line(), cell.column() + at);
      at += part.length() + 1;
      if (part.isEmpty()) continue;
      if (part.matches("[0-9].*")) date(here, span);
      else week(here, span);
    }
  }

  private void date(Cell cell, List<Span> span) {
    try {
      LocalDate date = LocalDate.parse(cell.text());
      List<Span> known = dates.get(date);
      if (known != null && known.isEmpty() != span.isEmpty()) {
        table.wrong(cell, cell.text() + " is closed and has hours");
      }
      dates.merge(date, span, CalendarReader::both);
    } catch (DateTimeException wrong) {
      table.wrong(cell, "expected a date as 2026-12-25, found '" + cell.text() + "'");
    }
  }

  private void week(Cell cell, List<Span> span) {
    if (span.isEmpty()) table.wrong(cell, "a day of the week without a row is closed; only dates are said to be");
    String[] ends = cell.text().split("-", -1);
    DayOfWeek first = cell.text().equals(ANY) ? DayOfWeek.MONDAY : day(cell, ends[0]);
    DayOfWeek last = cell.text().equals(ANY) ? DayOfWeek.SUNDAY : ends.length == 1 ? first : day(cell, ends[1]);
    if (first == null || last == null) return;
    if (ends.length > 2 || last.compareTo(first) < 0) {
      table.wrong(cell, "expected two days of one week in order as Mon-Fri, found '" + cell.text() + "'");
      return;
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(first) >= 0 && day.compareTo(last) <= 0) week.merge(day, span, CalendarReader::both);
    }
  }

  private DayOfWeek day(Cell cell, String name) {
    List<String> names = Arrays.stream(DayOfWeek.values()).map(CalendarReader::name).toList();
    if (names.contains(name)) return DayOfWeek.of(names.indexOf(name) + 1);
    table.wrong(cell, "unknown day '" + name + "'" + suggest(name, names));
    return null;
  }

  private static List<Span> both(List<Span> some, List<Span> more) {
    List<Span> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
