package io.hookswitch.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what was meant by a word that is not known. */
final class Spelling {

  private Spelling() {}

  /** A "did you mean" to put behind a mistake, empty when nothing known is near. */
  static String hint(String word, Collection<String> known) {
    return known
      .stream()
      .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
      .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
      .map(candidate -> " (did you mean \"" + candidate + "\"?)")
      .orElse("");
  }

  /** Letters to insert, remove or replace to make one of the other (Levenshtein), whatever the case. */
  private static int distance(String one, String other) {
    if (one.length() > 2 * other.length() + 2) {
      return one.length();
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
