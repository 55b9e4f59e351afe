package io.hookswitch.directory;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of the file, in seconds or milliseconds. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(ms|s)");

  private Durations() {}

  /** A duration in these bounds, else a mistake. */
  static Optional<Duration> read(Text text, Duration least, Duration most) {
    Matcher parts = FORM.matcher(text.value());
    if (parts.matches()) {
      int decimals = parts.group(2).equals("s") ? 9 : 6;
      Duration duration = Duration.ofNanos(new BigDecimal(parts.group(1)).movePointRight(decimals).longValueExact());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) return Optional.of(duration);
    }
    return text.wrong("a duration such as 45s or 500ms, from " + seconds(least) + " to " + seconds(most));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
