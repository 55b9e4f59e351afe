package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Many pairs of calls at random, far longer than they can be explored, each with one loss or repeat somewhere. One walk is
 * repeated with {@code -Dhookswitch.walk.seed=<seed>}.
 */
class PairWalkTest {

  private static final int STEPS = Integer.getInteger("hookswitch.walk.steps", 60_000);
  private static final Long ONLY = Long.getLong("hookswitch.walk.seed");

  @Test
  void howeverLongTwoCallsGoOnTheyEndInPeace() {
    if (ONLY != null) {
      walk(ONLY);
      return;
    }
    int steps = 0;
    long seed = 0;
    for (; steps < STEPS; seed++) steps += walk(seed);
    assertThat(seed).as("walks").isGreaterThan(100);
  }

  /** Mostly everything at once, which is too much to be explored. */
  private static PairPlay play(Random dice) {
    String watched = switch (dice.nextInt(4)) {
      case 0 -> "alice";
      case 1 -> "bob";
      case 2 -> "carol";
      default -> null;
    };
    MonitoringScope scope = dice.nextBoolean() ? MonitoringScope.Call : MonitoringScope.Agent;
    return new PairPlay(dice.nextInt(3) > 0, dice.nextInt(3) > 0, watched, scope);
  }

  private static int walk(long seed) {
    Random dice = new Random(seed);
    Consultation purpose = dice.nextBoolean() ? Consultation.Transfer : Consultation.Conference;
    PairWorld world = PairWorld.asked(purpose, play(dice));
    List<String> path = new ArrayList<>();
    try {
      for (int step = 0; step < 150; step++) {
        List<PairWorld.Move> moves = new ArrayList<>(world.deliveries(!world.muddled && dice.nextInt(8) == 0));
        if (moves.isEmpty()) moves.addAll(world.due());
        if (moves.isEmpty() || dice.nextInt(4) == 0) moves.addAll(world.deeds());
        if (!world.muddled && dice.nextInt(20) == 0) moves = world.takeovers();
        if (moves.isEmpty()) break;
        PairWorld.Move move = moves.get(dice.nextInt(moves.size()));
        path.add(move.name());
        move.deed().accept(world);
      }
      world.settle();
      PairLaws.atRest(world);
      return path.size();
    } catch (AssertionError | RuntimeException broken) {
      String way = String.join("\n  ", path).replaceAll("Endpoint\\[number=(\\d+)[^]]*]]", "$1");
      throw new AssertionError(
        "-Dhookswitch.walk.seed=" + seed + ": " + broken.getMessage() + "\n  " + way + "\n" + world,
        broken
      );
    }
  }
}
