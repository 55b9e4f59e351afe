package io.hookswitch.perf;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is measured.
 *
 * @param sessions of as many users, half of them over WebSockets and half by long-polling
 * @param rate events a second to all of these together
 * @param flood events a second to the one user that gets stuck
 * @param floodBytes user data in each of those
 * @param rounds of four phases: a WebSocket that is read, and one that is not; a poll that is repeated, and one that is not
 * @param phase how long each takes at least; a stuck one is waited for until the gateway cuts it off
 */
record Plan(int sessions, int rate, int flood, int floodBytes, int rounds, Duration phase) {
  private static final String USAGE =
    "usage: [sessions=2000] [rate=200] [flood=120] [floodBytes=12000] [rounds=1] [seconds=12]";

  Plan {
    boolean senseless = sessions < 2 || rate < 1 || flood < 1 || floodBytes < 0 || rounds < 1 || phase.toSeconds() < 1;
    // 16 KB are the most that a value in user data takes; the extensions have five digits.
    if (senseless || floodBytes > 16_000 || sessions > 50_000) throw new IllegalArgumentException(USAGE);
  }

  static Plan of(String[] words) {
    Map<String, Integer> given = new LinkedHashMap<>();
    given.put("sessions", 2000);
    given.put("rate", 200);
    given.put("flood", 120);
    given.put("floodBytes", 12000);
    given.put("rounds", 1);
    given.put("seconds", 12);
    for (String word : words) {
      String[] pair = word.split("=", 2);
      if (pair.length < 2 || !given.containsKey(pair[0]) || !pair[1].matches("\\d{1,6}")) {
        throw new IllegalArgumentException(USAGE + ", found: " + Arrays.toString(words));
      }
      given.put(pair[0], Integer.parseInt(pair[1]));
    }
    return new Plan(
      given.get("sessions"),
      given.get("rate"),
      given.get("flood"),
      given.get("floodBytes"),
      given.get("rounds"),
      Duration.ofSeconds(given.get("seconds"))
    );
  }
}
