package io.hookswitch.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a tenant's routing numbers. */
final class PoolReader {

  /** So many that a busy day does not use them up; few enough that one record of the cluster's can hold their leases. */
  static final int MOST = 1000;

  private static final Pattern RANGE = Pattern.compile("\\+([1-9][0-9]{6,14})\\.\\.\\+([1-9][0-9]{6,14})");
  private static final Duration LEAST_TTL = Duration.ofSeconds(5);
  private static final Duration MOST_TTL = Duration.ofMinutes(10);
  private static final Duration MOST_QUARANTINE = Duration.ofHours(1);

  private final Numbers numbers;

  PoolReader(Numbers numbers) {
    this.numbers = numbers;
  }

  RoutingPool read(String tenant, Section section) {
    List<String> all = new ArrayList<>();
    List<Text> listed = section.texts("numbers");
    if (listed.isEmpty()) section.required(
      "numbers",
      "a list of E.164 numbers, or ranges such as +3236548290..+3236548299"
    );
    for (Text text : listed) {
      // Said once: ten more ranges are not ten more mistakes.
      if (all.size() < MOST) all.addAll(numbers(text, MOST - all.size()));
      else text.wrong("at most " + MOST + " routing numbers of one tenant");
    }
    Duration ttl = times(section, "ttl", LEAST_TTL, MOST_TTL).orElse(RoutingPool.USUAL_TTL);
    Duration quarantine = times(section, "quarantine", Duration.ZERO, MOST_QUARANTINE).orElse(
      RoutingPool.USUAL_QUARANTINE
    );
    section.done();
    return new RoutingPool(tenant, all, ttl, quarantine);
  }

  private static Optional<Duration> times(Section section, String key, Duration least, Duration most) {
    return section.text(key).flatMap(text -> Durations.read(text, least, most));
  }

  private List<String> numbers(Text text, int room) {
    Matcher range = RANGE.matcher(text.value());
    if (!range.matches()) {
      return text
        .like(Words.E164, "an E.164 number such as +3236548297, or a range such as +3236548290..+3236548299")
        .filter(number -> numbers.routing(text, number))
        .stream()
        .toList();
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if (range.group(1).length() != range.group(2).length() || last < first || last - first >= room) {
      text.wrong("a range upwards of at most " + room + " numbers of the same length");
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      String dialled = "+" + number;
      if (numbers.routing(text, dialled)) all.add(dialled);
    }
    return all;
  }
}
