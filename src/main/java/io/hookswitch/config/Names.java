package io.hookswitch.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a setting is called in the file and in the environment. */
final class Names {

  static final String PREFIX = "HOOKSWITCH_";

  private Names() {}

  static String key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    return key == null ? component.getName() : key.value();
  }

  static String path(String section, String key) {
    return section.isEmpty() ? key : section + "." + key;
  }

  /** {@code http.bodyLimitBytes} is {@code HOOKSWITCH_HTTP_BODY_LIMIT_BYTES}. */
  static String variable(String path) {
    return PREFIX + path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** {@code NO_ANSWER} is {@code no-answer}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The paths of all settings below a record, sections left out. */
  static List<String> paths(Class<?> type, String section) {
    List<String> paths = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String path = path(section, key(component));
      if (component.getType().isRecord()) paths.addAll(paths(component.getType(), path));
      else paths.add(path);
    }
    return paths;
  }

  /** A question that may help who misspelt a name or put it in the wrong section, or nothing. */
  static String didYouMean(String wrong, Collection<String> known) {
    int most = Math.max(2, wrong.length() / 4);
    Optional<String> near = known
      .stream()
      .filter(name -> changes(wrong, name) <= most)
      .min(Comparator.comparingInt(name -> changes(wrong, name)));
    String leaf = wrong.substring(wrong.lastIndexOf('.') + 1);
    String elsewhere = known
      .stream()
      .filter(name -> name.endsWith("." + leaf))
      .collect(Collectors.joining(" or "));
    String guess = near.orElse(elsewhere);
    return guess.isEmpty() ? "" : "; did you mean " + guess + "?";
  }

  /** How many letters have to be put in, taken out or replaced to make one word the other. */
  private static int changes(String some, String others) {
    String one = some.toLowerCase(Locale.ROOT);
    String other = others.toLowerCase(Locale.ROOT);
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) row[j] = j;
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
