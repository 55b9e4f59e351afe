package io.hookswitch.south.sip;

import java.util.Map;
import java.util.TreeMap;

/** Time passes when it is told to. */
final class ManualTimers implements Timers {

  private final Map<Long, Runnable> due = new TreeMap<>();
  private final Map<Long, Long> at = new TreeMap<>();
  private long now;
  private long last;

  @Override
  public long later(long millis, Runnable task) {
    last++;
    due.put(last, task);
    at.put(last, now + millis);
    return last;
  }

  @Override
  public void cancel(long timer) {
    due.remove(timer);
    at.remove(timer);
  }

  void passes(long millis) {
    long until = now + millis;
    while (true) {
      Long next = at
        .entrySet()
        .stream()
        .filter(one -> one.getValue() <= until)
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
      if (next == null) break;
      now = at.remove(next);
      due.remove(next).run();
    }
    now = until;
  }
}
