package io.hookswitch.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The lives of a pair of calls at random, with one loss or repeat somewhere. The same seed walks the same way. */
final class PairWalk {

  private PairWalk() {}

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

  /** @return so many steps */
  static int walk(long seed, Witness witness) {
    Random dice = new Random(seed);
    Consultation purpose = dice.nextBoolean() ? Consultation.Transfer : Consultation.Conference;
    PairWorld world = PairWorld.asked(purpose, play(dice), witness);
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
