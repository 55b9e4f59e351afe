package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All orders in which two calls of one user can go on: every wish and phone action wherever it is possible, every message
 * and fact at every moment, orders that run out when all is quiet. Depth first, each state once.
 */
class PairExplorationTest {

  private final Set<Long> seen = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, Integer> bugs = new TreeMap<>();
  private int depth;
  private int rests;

  @ParameterizedTest
  @CsvSource({ "Transfer,3,false", "Conference,3,false", "Transfer,3,true", "Conference,3,true" })
  void noOrderOfEventsLeavesALegWithoutAPeerOrAnOwner(Consultation purpose, int deeds, boolean losing) {
    PairWorld world = PairWorld.talking();
    world.ask(new Command.Consult(Scene.ALICE, PairWorld.CONSULT, Scene.phone("carol"), purpose, Map.of()));
    long from = System.nanoTime();
    explore(world, deeds, losing);
    System.out.println(
      "explored " +
        purpose +
        (losing ? " with one loss" : "") +
        ": " +
        seen.size() +
        " states, " +
        rests +
        " at rest, up to " +
        deeds +
        " wishes and phone actions, longest path " +
        depth +
        ", " +
        (System.nanoTime() - from) / 1_000_000 +
        " ms"
    );
    bugs.forEach((bug, count) -> System.out.println(count + " x " + bug + "\n"));
    assertThat(bugs).isEmpty();
  }

  private void explore(PairWorld world, int deeds, boolean losing) {
    if (!seen.add(hash(world.key()))) return;
    depth = Math.max(depth, path.size());
    List<PairWorld.Move> moves = new ArrayList<>(world.deliveries(losing && !world.muddled));
    if (moves.isEmpty()) {
      rests++;
      moves.addAll(world.due());
      attempt(() -> atRest(world));
    }
    attempt(() -> PairLaws.always(world));
    if (world.deeds < deeds) moves.addAll(world.deeds());
    for (PairWorld.Move move : moves) {
      PairWorld next = world.copy();
      path.addLast(move.name());
      if (attempt(() -> move.deed().accept(next))) explore(next, deeds, losing);
      path.removeLast();
    }
  }

  private final Map<String, Integer> shortest = new TreeMap<>();

  private boolean attempt(Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (AssertionError | RuntimeException broken) {
      String what = broken.getMessage() == null ? broken.toString() : broken.getMessage().lines().findFirst().get();
      what = what.replaceAll("[\\[{].*", "");
      int known = shortest.getOrDefault(what, Integer.MAX_VALUE);
      if (path.size() < known) {
        shortest.put(what, path.size());
        String key = what;
        bugs.keySet().removeIf(bug -> bug.startsWith(key + "\n"));
        bugs.put(
          what +
            "\n  " +
            String.join("\n  ", path).replaceAll("Endpoint\\[[^@]*@[^\\]]*\\]\\]", "") +
            "\n" +
            broken.getMessage(),
          1
        );
      }
      return false;
    }
  }

  /** Time passes until nothing is due any more, and everything was compared with the switch. */
  private static void atRest(PairWorld start) {
    PairWorld world = start.copy();
    for (int audit = 0; audit < 3; audit++) {
      for (int round = 0; ; round++) {
        List<PairWorld.Move> moves = world.deliveries(false);
        if (moves.isEmpty()) moves = world.due();
        if (moves.isEmpty()) break;
        if (round > 500) throw new AssertionError("never at rest\n" + world);
        moves.getFirst().deed().accept(world);
      }
      for (CallId id : world.calls.keySet()) {
        if (world.timers.get(id).contains(new Wake.AuditDue())) world.take(id, new Wake.AuditDue());
        if (audit == 1 && world.timers.get(id).contains(new Wake.ForgetDue())) world.take(id, new Wake.ForgetDue());
      }
    }
    try {
      PairLaws.atRest(world);
    } catch (AssertionError broken) {
      throw new AssertionError(broken.getMessage() + "\n" + world, broken);
    }
  }

  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    return hash;
  }
}
