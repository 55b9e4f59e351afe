package io.hookswitch.records;

import io.hookswitch.database.Database;
import io.hookswitch.wire.UnreadableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is in the spool to the database, on a thread of its own: this node's, and that of nodes of this machine which
 * are not there any more. While the database cannot be reached it tries again, less and less often.
 */
final class Drain implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
  private static final int LINES = 500;
  private static final int MOST_TRIES = 3;
  private static final long BYTES = 4L << 20;
  /** So long lines gather, so that of a call that changes often only the newest state is written. */
  private static final Duration GATHER = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration AT_THE_END = Duration.ofSeconds(5);
  private static final Spool.Tail NOBODY = new Spool.Tail("", 0, 0);

  private final Path storage;
  private final Spool spool;
  private final Database database;
  private final SpoolReader own;
  private final long patientBytes;
  private final boolean reported;
  private final Thread thread = Thread.ofPlatform().name("records-drain").daemon().unstarted(this::run);
  private final List<Waiting> waiting = new ArrayList<>();
  private final Object rest = new Object();
  private volatile boolean closing;
  private volatile boolean reachable = true;
  private volatile long arrived;
  private boolean more;
  private long arrivedLine;
  private Duration pause = Duration.ZERO;
  private final CompletableFuture<Void> inherited = new CompletableFuture<>();
  private long orphansDue = System.nanoTime();
  private volatile Pace pace;

  private record Waiting(long line, CompletableFuture<Void> done) {}

  /**
   * @param patientBytes see {@link Pace}
   * @param reported whether what is written is to be published
   */
  Drain(Path storage, Path mine, Spool spool, Database database, long patientBytes, boolean reported) {
    this.reported = reported;
    this.patientBytes = patientBytes;
    this.pace = new Pace(() -> false, patientBytes);
    this.storage = storage;
    this.spool = spool;
    this.database = database;
    this.own = new SpoolReader(mine, spool::tail, database::harden, spool::freed);
  }

  /** From now on, if it has not begun already. */
  synchronized void start() {
    if (thread.getState() == Thread.State.NEW) thread.start();
  }

  /** @param busy see {@link Pace} */
  void yieldTo(BooleanSupplier busy) {
    pace = new Pace(busy, patientBytes);
  }

  /** Done when what was on this machine's disk when this began is in the database; never failed. */
  CompletableFuture<Void> inherited() {
    return inherited;
  }

  /** Whether the database took what it was given last. */
  boolean reachable() {
    return reachable;
  }

  /** Lines that have arrived in the database, those that had arrived before included. */
  long arrived() {
    return arrived;
  }

  /** Done when everything that this node has spooled up to now is in the database; never failed. */
  CompletableFuture<Void> settled() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (rest) {
      long line = spool.tail().line();
      if (line <= arrivedLine) done.complete(null);
      else waiting.add(new Waiting(line, done));
      rest.notifyAll();
    }
    return done;
  }

  private void run() {
    open();
    boolean idle = false;
    while (!(closing && (idle || !reachable))) {
      Spool.Tail before = spool.tail();
      long begun = System.nanoTime();
      idle = !round(before);
      try {
        if (!reachable) rest(pause);
        else if (idle && !closing) gather(before);
        else rest(pace.rest(Duration.ofNanos(System.nanoTime() - begun), spool.bytes(), more ? Duration.ZERO : GATHER));
      } catch (InterruptedException stop) {
        closing = true;
      }
    }
  }

  /** Whether the database is there is told at the start, and not with the first call. */
  private void open() {
    try {
      database.transact(connection -> connection.isValid(0));
    } catch (SQLException down) {
      away(down.getMessage());
    }
  }

  private void gather(Spool.Tail before) throws InterruptedException {
    spool.await(before, LOOK_AGAIN);
    rest(GATHER);
  }

  /** Unless somebody is waiting. */
  private void rest(Duration time) throws InterruptedException {
    synchronized (rest) {
      if (time.isPositive() && !closing && (waiting.isEmpty() || !reachable)) {
        rest.wait(Math.max(1, time.toMillis()));
      }
    }
  }

  /** True when there was something to do. */
  private boolean round(Spool.Tail before) {
    try {
      boolean some = drain(own);
      if (!some) settle(before.line());
      if (orphans() || some) return true;
      inherited.complete(null);
      return false;
    } catch (SQLException down) {
      away(down.getMessage());
    } catch (IOException broken) {
      away("the spool cannot be read: " + broken);
    } catch (UnreadableFormatException newer) {
      away(newer.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("records could not be written, trying again", bug);
      away("a mistake of the gateway");
    }
    return true;
  }

  private void away(String why) {
    pause = pause.isZero() ? Duration.ofMillis(250) : pause.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
    if (reachable) LOG.warn(
      "records wait on this disk, {} bytes of them, until they can be written: {}",
      spool.bytes(),
      why
    );
    reachable = false;
  }

  private boolean drain(SpoolReader reader) throws SQLException, IOException {
    List<Line> lines = reader.next(LINES, BYTES);
    more = lines.size() == LINES;
    if (lines.isEmpty()) return false;
    write(lines);
    reader.taken();
    arrived += lines.size();
    if (reader == own && lines.getLast().run() == spool.run()) settle(lines.getLast().line());
    if (!reachable) LOG.info("records are written again, {} bytes of them wait", spool.bytes());
    reachable = true;
    pause = Duration.ZERO;
    return true;
  }

  /** A line that the database will never take must not hold up all others. */
  private void write(List<Line> lines) throws SQLException {
    try {
      database.transact(new Ledger(lines, reported));
    } catch (SQLException refused) {
      if (!aboutTheData(refused)) throw refused;
      for (Line line : lines) write(line);
    }
  }

  private void write(Line line) throws SQLException {
    SQLException refused = null;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        database.transact(new Ledger(List.of(line), reported));
        return;
      } catch (SQLException again) {
        if (!aboutTheData(again)) throw again;
        refused = again;
      }
    }
    LOG.error("call {}: the database does not take {} of {}", line.call(), line.what(), line.at(), refused);
    spool.dropped(1, "the database does not take it");
  }

  /** SQLSTATE classes 22 (data exception) and 23 (integrity): the latter also for two nodes that write one call at once. */
  private static boolean aboutTheData(SQLException refused) {
    String state = refused.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private boolean orphans() throws SQLException, IOException {
    if (System.nanoTime() - orphansDue < 0) return false;
    boolean some = false;
    for (Slot slot : Slot.orphans(storage)) {
      try (slot) {
        LOG.info("records: {} was left by a node that is gone", slot.dir());
        SpoolReader reader = new SpoolReader(slot.dir(), () -> NOBODY, database::harden, size -> {});
        while (!closing && drain(reader)) some = true;
      } catch (UnreadableFormatException newer) {
        LOG.warn("records: {} is left to a node of another release: {}", slot.dir(), newer.getMessage());
      }
    }
    orphansDue = System.nanoTime() + LOOK_AGAIN.toNanos();
    return some;
  }

  private void settle(long line) {
    synchronized (rest) {
      arrivedLine = Math.max(arrivedLine, line);
      for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
        Waiting one = all.next();
        if (one.line() > arrivedLine) continue;
        all.remove();
        one.done().complete(null);
      }
    }
  }

  /** Tries once more to bring everything to the database; what does not arrive stays on the disk for the next start. */
  @Override
  public void close() {
    closing = true;
    synchronized (rest) {
      rest.notifyAll();
    }
    try {
      // A node whose start failed has perhaps not come to start it.
      if (thread.getState() != Thread.State.NEW) end();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    synchronized (rest) {
      waiting.forEach(one -> one.done().complete(null));
      waiting.clear();
    }
  }

  private void end() throws InterruptedException {
    thread.join(AT_THE_END);
    if (thread.isAlive()) thread.interrupt();
    thread.join(AT_THE_END);
  }
}
