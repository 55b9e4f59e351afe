package io.hookswitch.south.sim;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of one call whose phones could not be told how things are: they are told until they are, also when the call
 * is over, or else a phone stays busy with nobody. Lives on the loop.
 */
final class Untold {

  private static final Logger LOG = LoggerFactory.getLogger(Untold.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TRIES = 60;

  private final SwitchFloor floor;
  private final Function<Set<SimCall.Line>, Future<Set<SimCall.Line>>> tell;
  private final Set<SimCall.Line> lines = new HashSet<>();
  private boolean waiting;
  private boolean left;
  private int tries;

  /** @param tell tells the phones how the call is now, and gives those that could not be told */
  Untold(SwitchFloor floor, Function<Set<SimCall.Line>, Future<Set<SimCall.Line>>> tell) {
    this.floor = floor;
    this.tell = tell;
  }

  boolean none() {
    return lines.isEmpty();
  }

  void add(Set<SimCall.Line> more) {
    if (left) return;
    lines.addAll(more);
    if (lines.isEmpty() || waiting) return;
    waiting = true;
    floor.loop().after(PAUSE, this::again);
  }

  /** Somebody else sees to it from now on; a late word from here would be wrong. */
  void leave() {
    lines.clear();
    left = true;
  }

  private void again() {
    if (left) return;
    Set<SimCall.Line> asked = Set.copyOf(lines);
    tell.apply(asked).onComplete((still, failure) -> {
      waiting = false;
      if (failure == null) lines.removeIf(line -> asked.contains(line) && !still.contains(line));
      if (lines.isEmpty()) tries = 0;
      else if (++tries == TRIES) giveUp();
      add(Set.of());
    });
  }

  private void giveUp() {
    LOG.error("{} could not be told how things are in {} tries", lines, TRIES);
    lines.clear();
    tries = 0;
  }
}
