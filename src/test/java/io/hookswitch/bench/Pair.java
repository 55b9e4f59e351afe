package io.hookswitch.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The gateway and its peer, measured in turn so that whatever else the machine does meets both, and each when the other has come to rest.
 *
 * @param here of the round whose ratio is the median
 */
record Pair(double here, double peer) {
  static Pair median(int rounds, Duration rest, DoubleSupplier here, DoubleSupplier peer) {
    List<Pair> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) all.add(new Pair(rested(rest, here), rested(rest, peer)));
    all.sort(Comparator.comparingDouble(one -> one.here / one.peer));
    return all.get(all.size() / 2);
  }

  private static double rested(Duration rest, DoubleSupplier side) {
    Rest.await(rest);
    return side.getAsDouble();
  }
}
