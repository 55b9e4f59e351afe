package io.hookswitch.records;

import io.hookswitch.reporting.Outlet;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in the outbox to where it is published, on a thread of its own, on one node at a time. What cannot be
 * published waits, as long as the journal is kept.
 */
final class Publisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final int LINES = 500;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration AT_THE_END = Duration.ofSeconds(25);

  private final Outbox outbox;
  private final Outlet outlet;
  private final Thread thread = Thread.ofPlatform().name("reporting").daemon().unstarted(this::run);
  private final Object rest = new Object();
  private volatile boolean closing;
  private volatile boolean able = true;
  private volatile long published;
  private Duration pause = LOOK_AGAIN;

  Publisher(Outbox outbox, Outlet outlet) {
    this.outbox = outbox;
    this.outlet = outlet;
  }

  synchronized void start() {
    if (thread.getState() == Thread.State.NEW) thread.start();
  }

  /** Lines that this node has published. */
  long published() {
    return published;
  }

  /** Whether the last batch could be published; true where another node does it. */
  boolean able() {
    return able;
  }

  private void run() {
    while (!closing) {
      try {
        if (!round()) rest(LOOK_AGAIN);
        pause = LOOK_AGAIN;
      } catch (IOException | SQLException | RuntimeException broken) {
        if (able) LOG.warn("reporting: what happens to calls waits until it can be published: {}", broken.toString());
        able = false;
        rest(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
    }
    try {
      outbox.yield();
    } catch (SQLException away) {
      LOG.info("reporting: the next node publishes after {} s: {}", Outbox.HELD.toSeconds(), away.getMessage());
    }
  }

  /** True when there may be more. */
  private boolean round() throws IOException, SQLException {
    if (!outbox.mine()) return false;
    Outbox.Batch batch = outbox.next(LINES);
    if (!batch.lines().isEmpty()) outlet.publish(batch.lines());
    if (!batch.ids().isEmpty()) outbox.published(batch.ids());
    published += batch.lines().size();
    if (!able) LOG.info("reporting: what happens to calls is published again");
    able = true;
    return batch.ids().size() == LINES;
  }

  private void rest(Duration time) {
    synchronized (rest) {
      try {
        if (!closing) rest.wait(time.toMillis());
      } catch (InterruptedException stop) {
        closing = true;
      }
    }
  }

  /** What has not been published is by the next node, or at the next start. Blocks. */
  @Override
  public void close() {
    synchronized (rest) {
      closing = true;
      rest.notifyAll();
    }
    try {
      if (thread.getState() != Thread.State.NEW) thread.join(AT_THE_END);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    outlet.close();
  }
}
