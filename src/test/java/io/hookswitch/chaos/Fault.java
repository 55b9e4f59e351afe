package io.hookswitch.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One thing that goes wrong.
 *
 * @param node whom it befalls
 * @param other with {@link Kind#DEAF} the only one whom the node cannot hear, else -1
 * @param lasts until it is made good
 * @param rest from everything being well again until the next fault
 */
record Fault(Kind kind, int node, int other, Duration lasts, Duration rest) {
  /** What goes wrong. */
  enum Kind {
    /** kill -9; started again later. */
    KILL,
    /** Stands still for longer than the others wait for it. */
    FREEZE,
    /** Stands still, and is back before anybody takes it for dead. */
    HICCUP,
    /** Neither hears nor is heard by the other nodes; clients reach it. */
    ISLAND,
    /** Is not heard by the others, and hears them. */
    MUTE,
    /** One other is not heard by it, and hears it. */
    DEAF,
  }

  /** All kinds equally often, in an order that the seed decides. */
  static List<Fault> schedule(long seed, int count, int nodes, List<Kind> kinds) {
    Random random = new Random(seed);
    List<Kind> turns = new ArrayList<>();
    while (turns.size() < count) {
      List<Kind> round = new ArrayList<>(kinds);
      Collections.shuffle(round, random);
      turns.addAll(round);
    }
    List<Fault> faults = new ArrayList<>();
    for (Kind kind : turns.subList(0, count)) {
      int node = random.nextInt(nodes);
      int other = kind == Kind.DEAF ? (node + 1 + random.nextInt(nodes - 1)) % nodes : -1;
      faults.add(new Fault(kind, node, other, lasts(kind, random), millis(500, 2500, random)));
    }
    return faults;
  }

  private static Duration lasts(Kind kind, Random random) {
    return switch (kind) {
      case KILL -> millis(2000, 6000, random);
      case HICCUP -> millis(500, 3500, random);
      case FREEZE, ISLAND, MUTE, DEAF -> millis(14_000, 20_000, random);
    };
  }

  private static Duration millis(int from, int to, Random random) {
    return Duration.ofMillis(from + random.nextInt(to - from));
  }
}
