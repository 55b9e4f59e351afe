package io.hookswitch.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through all orders in which a {@link PairWorld} can go on: every wish and phone action wherever it is possible, every
 * message, order and fact at every moment, orders that run out when all is quiet. Depth first, each state once.
 */
final class PairExplorer {

  private final Set<Long> seen = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final int most;
  private final boolean losing;
  private int longest;
  private int rests;

  /**
   * @param most wishes and phone actions
   * @param losing one message, order or fact is lost or told twice
   */
  PairExplorer(int most, boolean losing) {
    this.most = most;
    this.losing = losing;
  }

  int rests() {
    return rests;
  }

  @Override
  public String toString() {
    return "%d wishes and phone actions%s: %d states, %d of them at rest, longest path %d".formatted(
      most,
      losing ? ", one loss or repeat" : "",
      seen.size(),
      rests,
      longest
    );
  }

  void explore(PairWorld world) {
    if (!seen.add(hash(world.key()))) return;
    longest = Math.max(longest, path.size());
    List<PairWorld.Move> moves = new ArrayList<>(world.deliveries(losing && !world.muddled));
    if (moves.isEmpty()) {
      rests++;
      moves.addAll(world.due());
      rest(world);
    }
    if (world.deeds < most) moves.addAll(world.deeds());
    for (PairWorld.Move move : moves) {
      PairWorld next = world.copy();
      path.addLast(move.name());
      told(next, () -> move.deed().accept(next));
      explore(next);
      path.removeLast();
    }
  }

  private void rest(PairWorld world) {
    PairWorld end = world.copy();
    told(end, () -> {
      end.settle();
      PairLaws.atRest(end);
    });
  }

  /** What went wrong is told with the way there. */
  private void told(PairWorld world, Runnable deed) {
    try {
      deed.run();
    } catch (AssertionError | RuntimeException broken) {
      String way = String.join("\n  ", path).replaceAll("Endpoint\\[number=(\\d+)[^]]*]]", "$1");
      throw new AssertionError(broken.getMessage() + "\n  " + way + "\n" + world, broken);
    }
  }

  /** FNV-1a: a million states meet by chance once in a hundred million runs. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    return hash;
  }
}
