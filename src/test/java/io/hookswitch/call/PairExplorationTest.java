package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All orders in which two calls of one user can go on: every wish and phone action wherever it is possible, every message,
 * order and fact at every moment, one of them lost or told twice, orders that run out when all is quiet. Depth first, each
 * state once. {@code -Dhookswitch.pairs.deeper=1} allows one wish or phone action more; that takes minutes.
 */
class PairExplorationTest {

  private static final Logger LOG = Logger.getLogger(PairExplorationTest.class.getName());
  private static final int DEEPER = Integer.getInteger("hookswitch.pairs.deeper", 0);

  private final Set<Long> seen = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private int most;
  private boolean losing;
  private int longest;
  private int rests;

  @ParameterizedTest
  @CsvSource({
    "asked, Transfer, 3, false",
    "asked, Conference, 3, false",
    "talking, Transfer, 3, false",
    "talking, Conference, 3, false",
    "asked, Transfer, 2, true",
    "asked, Conference, 2, true",
    "talking, Transfer, 2, true",
    "talking, Conference, 2, true",
  })
  void noOrderOfEventsLeavesALegWithoutAPeerOrAnOwner(String from, Consultation purpose, int deeds, boolean losing) {
    this.most = deeds + DEEPER;
    this.losing = losing;
    explore(from.equals("asked") ? PairWorld.asked(purpose) : PairWorld.consulting(purpose));
    LOG.info(() ->
      "%s, %s, %d wishes and phone actions%s: %d states, %d of them at rest, longest path %d".formatted(
        from,
        purpose,
        most,
        losing ? ", one loss or repeat" : "",
        seen.size(),
        rests,
        longest
      )
    );
    assertThat(rests).as("places to rest").isGreaterThan(20);
  }

  private void explore(PairWorld world) {
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
      throw new AssertionError(broken.getMessage() + "\n  " + String.join("\n  ", path) + "\n" + world, broken);
    }
  }

  /** FNV-1a: a million states meet by chance once in a hundred million runs. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    return hash;
  }
}
