package io.hookswitch.call;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a fact is read from user data: set when the key has one of the values.
 *
 * @param key as it is spelled in user data
 * @param values in lower case; texts, numbers and booleans as they are written, in either case
 */
public record Marker(String key, Set<String> values) {
  /** Never set. */
  public static final Marker NONE = new Marker("", Set.of());

  public Marker {
    values = Set.copyOf(values);
  }

  /** A key that occurs more than once sets the fact with any of its values: nobody unmarks a call by adding a pair. */
  boolean set(List<UserDatum> data) {
    if (values.isEmpty()) return false;
    for (UserDatum datum : data) {
      if (!datum.key().equals(key)) continue;
      if (values.contains(String.valueOf(datum.value()).toLowerCase(Locale.ROOT))) return true;
    }
    return false;
  }
}
