package io.hookswitch.south.sim;

import io.hookswitch.call.PartyId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The legs on one phone.
 *
 * @param legs whether it rings, by leg id
 */
record Lines(TreeMap<String, Boolean> legs) {
  static final Lines FREE = new Lines(new TreeMap<>());

  boolean takes(String leg, int lines) {
    return legs.containsKey(leg) || (legs.size() < lines && !legs.containsValue(true));
  }

  Lines with(String leg, boolean ringing) {
    TreeMap<String, Boolean> next = new TreeMap<>(legs);
    next.put(leg, ringing);
    return new Lines(next);
  }

  /** The phone without this leg, {@code null} when no leg is left. */
  Lines without(String leg) {
    TreeMap<String, Boolean> next = new TreeMap<>(legs);
    next.remove(leg);
    return next.isEmpty() ? null : new Lines(next);
  }

  /** Of several phones, for which legs they ring; for the others they talk. */
  static Map<String, Map<PartyId, Boolean>> byLeg(Map<String, Lines> phones) {
    Map<String, Map<PartyId, Boolean>> all = new HashMap<>();
    phones.forEach((device, lines) -> {
      Map<PartyId, Boolean> legs = new HashMap<>();
      lines.legs().forEach((leg, rings) -> legs.put(PartyId.parse(leg), rings));
      all.put(device, legs);
    });
    return all;
  }

  /** The same in a form that any node of any release can read. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Boolean> leg : legs.entrySet()) {
      text.append(leg.getKey()).append(leg.getValue() ? " rings\n" : " talks\n");
    }
    return text.toString();
  }

  /** Reads {@link #text}; {@code null} is a phone without legs. */
  static Lines of(String text) {
    Lines lines = FREE;
    if (text == null) return lines;
    for (String leg : text.split("\n")) {
      int gap = leg.indexOf(' ');
      if (gap < 0) throw new IllegalArgumentException("expected \"<leg> rings|talks\", found: " + leg);
      lines = lines.with(leg.substring(0, gap), leg.endsWith(" rings"));
    }
    return lines;
  }
}
