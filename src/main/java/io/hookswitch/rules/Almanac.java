package io.hookswitch.rules;

import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Hours;
import io.hookswitch.call.Marker;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What facts are made of beside calls, by tenant: office hours and marks. Remembers for each calendar how long its answer
 * holds, so that asking costs two comparisons. Safe to use from any thread.
 */
final class Almanac {

  private final Map<String, Page> pages = new HashMap<>();
  private final Page others;

  Almanac(RuleSet set) {
    Map<String, Calendar> calendars = set.calendars();
    Map<String, Marker> markers = set.markers();
    Set<String> tenants = new HashSet<>(calendars.keySet());
    tenants.addAll(markers.keySet());
    for (String tenant : tenants) {
      pages.put(tenant, new Page(set.calendar(tenant), set.marker(tenant)));
    }
    others = new Page(set.calendar(FactSpace.ANY_TENANT), set.marker(FactSpace.ANY_TENANT));
  }

  Circumstances of(String tenant, Instant at) {
    return (pages.isEmpty() ? others : pages.getOrDefault(tenant, others)).at(at);
  }

  /** When the hours of some tenant turn next. */
  Instant turn(Instant now) {
    Instant next = others.calendar.turn(now);
    for (Page page : pages.values()) {
      Instant turn = page.calendar.turn(now);
      if (turn.isBefore(next)) next = turn;
    }
    return next;
  }

  /** One tenant's. */
  private static final class Page {

    private record Stretch(Instant from, Instant until, Circumstances circumstances) {}

    private final Calendar calendar;
    private final Circumstances open;
    private final Circumstances closed;
    private volatile Stretch known = new Stretch(Instant.MAX, Instant.MIN, Circumstances.USUAL);

    Page(Calendar calendar, Marker marker) {
      this.calendar = calendar;
      this.open = new Circumstances(Hours.Open, marker);
      this.closed = new Circumstances(Hours.Closed, marker);
    }

    Circumstances at(Instant now) {
      Stretch stretch = known;
      if (now.isBefore(stretch.from) || !now.isBefore(stretch.until)) {
        stretch = new Stretch(now, calendar.turn(now), calendar.at(now) == Hours.Open ? open : closed);
        known = stretch;
      }
      return stretch.circumstances;
    }
  }
}
