package io.hookswitch.north;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How commands ended, counted. A command is every request that does not only look. */
public final class Outcomes {

  /** How a command ended, as its status says. */
  public enum Outcome {
    /** 2xx. */
    DONE,
    /** 4xx but for 429: the client's mistake, or not now. */
    REFUSED,
    /** 429. */
    TOO_FAST,
    /** 503: not done, there was nobody to do it, or too much to do. */
    UNAVAILABLE,
    /** 504: whether it was done is not known. */
    LATE,
    /** The other 5xx. */
    FAILED,
  }

  private final Map<Outcome, LongAdder> counts = new EnumMap<>(Outcome.class);

  Outcomes() {
    for (Outcome outcome : Outcome.values()) counts.put(outcome, new LongAdder());
  }

  void count(int status) {
    counts.get(of(status)).increment();
  }

  public long count(Outcome outcome) {
    return counts.get(outcome).sum();
  }

  private static Outcome of(int status) {
    return switch (status) {
      case 429 -> Outcome.TOO_FAST;
      case 503 -> Outcome.UNAVAILABLE;
      case 504 -> Outcome.LATE;
      default -> status < 400 ? Outcome.DONE : status < 500 ? Outcome.REFUSED : Outcome.FAILED;
    };
  }
}
