package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often a node has had each of its latest calls: calls that are over are forgotten, and asked after again. */
final class Visits {

  private static final int REMEMBERED = 10_000;

  private final Map<CallId, Integer> before = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<CallId, Integer> eldest) {
      return size() > REMEMBERED;
    }
  };

  /** Counts one more visit; says how many there were before. */
  int next(CallId call) {
    return before.merge(call, 1, Integer::sum) - 1;
  }
}
