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
 * All orders in which a pull can go: every wish and phone action wherever it is possible, every message, order and fact at
 * every moment, one of them lost or told twice, orders that run out when all is quiet. Depth first, each state once.
 * {@code -Dhookswitch.pulls.deeper=1} allows one wish or phone action more.
 */
class PullExplorationTest {

  private static final Logger LOG = Logger.getLogger(PullExplorationTest.class.getName());
  private static final int DEEPER = Integer.getInteger("hookswitch.pulls.deeper", 0);

  private final Set<Long> seen = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private int most;
  private boolean losing;
  private int rests;
  private int pulled;

  @ParameterizedTest
  @CsvSource({ "talking, 3, false", "held, 3, false", "talking, 2, true", "held, 2, true" })
  void noOrderOfEventsLosesTheCallOrLeavesAPhoneRinging(String from, int deeds, boolean losing) {
    this.most = deeds + DEEPER;
    this.losing = losing;
    explore((from.equals("held") ? PullWorld.held() : PullWorld.talking()).asked());
    LOG.info(
      () -> from + ", " + most + " deeds: " + seen.size() + " states, " + rests + " rests, " + pulled + " pulled"
    );
    assertThat(seen).hasSizeGreaterThan(1000);
    assertThat(pulled).isGreaterThan(10);
  }

  private void explore(PullWorld world) {
    if (!seen.add(hash(world.key()))) return;
    List<PullWorld.Move> moves = new ArrayList<>(world.deliveries(losing && !world.muddled));
    if (moves.isEmpty()) {
      rests++;
      if (world.alice().live() && !world.alice().endpoint().subscriber().device().equals("phone of alice")) pulled++;
      moves.addAll(world.due());
      rest(world);
    }
    if (world.deeds < most) moves.addAll(world.deeds());
    for (PullWorld.Move move : moves) {
      PullWorld next = world.copy();
      path.addLast(move.name());
      told(next, () -> move.deed().accept(next));
      explore(next);
      path.removeLast();
    }
  }

  private void rest(PullWorld world) {
    PullWorld end = world.copy();
    told(end, () -> {
      end.settle();
      PullLaws.atRest(end);
    });
  }

  /** What went wrong is told with the way there. */
  private void told(PullWorld world, Runnable deed) {
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
