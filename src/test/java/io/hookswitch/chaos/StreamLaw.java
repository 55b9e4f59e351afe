package io.hookswitch.chaos;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A subscriber hears every event of its stream once and in order, or is told that it did not; and what it has heard last
 * of a call is how the call is.
 */
final class StreamLaw {

  private final String user;
  private final List<Violation> broken = new ArrayList<>();
  private final Map<Long, Heard.Event> known = new HashMap<>();
  private long epoch;
  private long last;
  private boolean begun;

  private StreamLaw(String user) {
    this.user = user;
  }

  static List<Violation> broken(History history) {
    List<Violation> broken = new ArrayList<>();
    Map<String, List<Reading>> readings = history.readings().stream().collect(groupingBy(Reading::user));
    history
      .heard()
      .stream()
      .collect(groupingBy(Heard::user))
      .forEach((user, all) -> {
        StreamLaw law = new StreamLaw(user);
        all.forEach(law::hear);
        law.end(readings.getOrDefault(user, List.of()));
        broken.addAll(law.broken);
      });
    return broken;
  }

  private void hear(Heard one) {
    switch (one) {
      case Heard.Joined joined -> {
        if (joined.recovered() && begun) return;
        goOn(joined);
        known.clear();
      }
      case Heard.Event event -> {
        // A stream gets its epoch with its first event.
        boolean first = last == 0 && epoch == 0 && event.offset() == 1;
        if (!begun) gap(event + " came before any answer to a subscription");
        else if (!first && event.epoch() != epoch) gap("after " + place() + " came " + event);
        else if (event.offset() <= last) gap("after " + place() + " came again " + event);
        else if (event.offset() > last + 1) gap("after " + place() + " came " + event);
        goOn(event);
        known.put(event.call(), event);
      }
    }
  }

  private void goOn(Heard at) {
    begun = true;
    epoch = at.epoch();
    last = at.offset();
  }

  private void end(List<Reading> readings) {
    readings
      .stream()
      .max(Comparator.comparingLong(Reading::invoked))
      .filter(reading -> reading.state() != null && known.containsKey(reading.call()))
      // What was heard after the last reading cannot be compared with it.
      .filter(reading -> reading.invoked() >= known.get(reading.call()).at())
      .filter(reading -> !reading.slots().equals(known.get(reading.call()).slots()))
      .ifPresent(reading -> gap("the last it heard was " + known.get(reading.call()) + ", and there is " + reading));
  }

  private String place() {
    return epoch + "/" + last;
  }

  private void gap(String what) {
    broken.add(new Violation(Violation.Kind.UNANNOUNCED_GAP, user + ": " + what));
  }
}
