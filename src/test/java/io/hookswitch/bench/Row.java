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
    return against(work, here, unit, peer, peerValue, ">=", goal, here / peerValue >= goal);
  }

  static Row atMost(String work, double here, String unit, String peer, double peerValue, double goal) {
    return against(work, here, unit, peer, peerValue, "<=", goal, here / peerValue <= goal);
  }

  private static Row against(
    String work,
    double here,
    String unit,
    String peer,
    double peerValue,
    String sign,
    double goal,
    boolean met
  ) {
    // A peer that answers nothing is a fault of the bench, and no victory.
    if (!(peerValue > 0)) throw new IllegalStateException(work + ": nothing was measured of " + peer);
    String aim = String.format(Locale.ROOT, "%s %.2f", sign, goal);
    return new Row(work, here, unit, peer, peerValue, here / peerValue, aim, met);
  }

  /** What another reaches, without an aim. */
  static Row beside(String work, double here, String unit, String peer, double peerValue) {
    return new Row(work, here, unit, peer, peerValue, here / peerValue, null, null);
  }

  /** A figure that is to be no larger than the goal. */
  static Row within(String work, double here, String unit, double goal) {
    return new Row(work, here, unit, null, null, null, String.format(Locale.ROOT, "<= %.2f", goal), here <= goal);
  }

  /** A figure that is only told. */
  static Row told(String work, double here, String unit) {
    return new Row(work, here, unit, null, null, null, null, null);
  }
}
