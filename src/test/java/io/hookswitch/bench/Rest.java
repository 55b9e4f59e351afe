package io.hookswitch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the processor of what is measured has come to rest. What a server has answered it has not always done: one writes to a
 * database what it has promised, another tells its other node, and whoever is measured next on the same processor would pay for it.
 */
final class Rest {

  /** Two nodes of ours and two of another cluster that have nothing to do take a fifth. */
  private static final double BUSY = 0.25;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final String PROCESSOR = "cpu" + Plan.PROCESSOR + " ";
  /** proc(5): user, nice, system, then idle and waiting for a disk; what the host takes away is nobody's work here. */
  private static final int BUSY_WORDS = 3;
  private static final int WORDS = 5;

  private Rest() {}

  static void await(Duration patience) {
    long begun = System.nanoTime();
    double share;
    do {
      share = share();
      if (share > BUSY && System.nanoTime() - begun > patience.toNanos()) {
        System.out.printf("not at rest after %d s: %.0f %% of the processor%n", patience.toSeconds(), 100 * share);
        return;
      }
    } while (share > BUSY);
  }

  private static double share() {
    long[] before = ticks();
    LockSupport.parkNanos(LOOK.toNanos());
    long[] now = ticks();
    for (int word = 0; word < WORDS; word++) now[word] -= before[word];
    long busy = Arrays.stream(now, 0, BUSY_WORDS).sum();
    return busy / Math.max(1.0, Arrays.stream(now).sum());
  }

  private static long[] ticks() {
    try {
      String line = Files.readAllLines(Path.of("/proc/stat"))
        .stream()
        .filter(one -> one.startsWith(PROCESSOR))
        .findFirst()
        .orElseThrow();
      return Arrays.stream(line.substring(PROCESSOR.length()).trim().split(" "))
        .limit(WORDS)
        .mapToLong(Long::parseLong)
        .toArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
