package io.hookswitch.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param work what was done
 * @param here what the gateway reached, in {@code unit}
 * @param peer with what it is compared
 * @param peerValue what that reached, in the same unit
 * @param ratio {@code here} to {@code peerValue}
 * @param goal what the ratio, or the figure where there is no peer, is to be; {@code null} for none
 * @param met whether it is; {@code null} without a goal
 */
record Row(
  String work,
  double here,
  String unit,
  String peer,
  Double peerValue,
  Double ratio,
  String goal,
  Boolean met
) {
  static Row atLeast(String work, double here, String unit, String peer, double peerValue, double goal) {
    double ratio = here / peerValue;
    return new Row(
      work,
      here,
      unit,
      peer,
      peerValue,
      ratio,
      String.format(Locale.ROOT, ">= %.2f", goal),
      ratio >= goal
    );
  }

  static Row atMost(String work, double here, String unit, String peer, double peerValue, double goal) {
    double ratio = here / peerValue;
    return new Row(
      work,
      here,
      unit,
      peer,
      peerValue,
      ratio,
      String.format(Locale.ROOT, "<= %.2f", goal),
      ratio <= goal
    );
  }

  /** A figure that is only told. */
  static Row told(String work, double here, String unit) {
    return new Row(work, here, unit, null, null, null, null, null);
  }
}
