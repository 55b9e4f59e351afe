package io.hookswitch.north.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what a browser says it takes, and what it has. */
final class Preferences {

  private static final Pattern NOT_AT_ALL = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  private Preferences() {}

  /** @param accepted {@code Accept-Encoding}, or null */
  static boolean takesGzip(String accepted) {
    if (accepted == null) return false;
    return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
      .map(String::strip)
      .filter(coding -> !NOT_AT_ALL.matcher(coding).matches())
      .map(coding -> coding.split(";")[0].strip())
      .anyMatch(coding -> coding.equals("gzip") || coding.equals("x-gzip"));
  }

  /**
   * @param had {@code If-None-Match}, or null
   * @param tag with its quotes
   */
  static boolean has(String had, String tag) {
    if (had == null) return false;
    return Arrays.stream(had.split(","))
      .map(String::strip)
      .map(one -> one.startsWith("W/") ? one.substring(2) : one)
      .anyMatch(one -> one.equals("*") || one.equals(tag));
  }
}
