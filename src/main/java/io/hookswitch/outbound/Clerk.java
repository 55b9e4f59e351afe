package io.hookswitch.outbound;

import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is asked of the lists to the database, one thing after the other, on a thread of its own. What has changed
 * something is answered when it would survive a kill of every process; what came in together shares the wait for that.
 *
 * <p>While the database cannot be reached, everything is refused, quickly: only now and then something is tried. What can
 * be repeated is repeated for a moment before, so that nobody notices when another process takes the file over.
 */
final class Clerk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
  private static final int MOST_WAITING = 2048;
  private static final int TOGETHER = 64;
  private static final int AS_ONE_MISTAKE = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration BREATH = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** What is done once, before anything else is: as often as it takes. */
  @FunctionalInterface
  interface Opening {
    /**
     * Prepares the database.
     *
     * @return why it must not be used, {@code null} when it may
     */
    String open(Database database) throws SQLException;
  }

  private record Task<T>(
    Database.Work<T> work,
    boolean changes,
    boolean repeatable,
    long until,
    CompletableFuture<T> done
  ) {}

  /** What came of a task, told when it is safe. */
  private record Told(boolean changes, Runnable answer, CompletableFuture<?> done) {}

  private final Vertx vertx;
  private final Database database;
  private final Opening opening;
  private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = Thread.ofPlatform().name("outbound-lists").daemon().unstarted(this::run);
  private volatile boolean closing;
  private boolean open;
  private SQLException away;
  private String unfit;
  private long nextTry = System.nanoTime();

  /** @param database is its own, and closed with it */
  Clerk(Vertx vertx, Database database, Opening opening) {
    this.vertx = vertx;
    this.database = database;
    this.opening = opening;
  }

  void start() {
    thread.start();
  }

  /** Asks for what changes nothing. */
  <T> Future<T> look(Database.Work<T> work) {
    return ask(work, false, true);
  }

  /**
   * Changes something, in one transaction.
   *
   * @param repeatable whether it comes to the same when it is done twice
   */
  <T> Future<T> change(Database.Work<T> work, boolean repeatable) {
    return ask(work, true, repeatable);
  }

  /** Asks for what only reads and may take long, beside what others ask; when the lists have been prepared. */
  <T> Future<T> lookApart(Database.Work<T> work) {
    return look(connection -> true)
      .compose(open -> vertx.executeBlocking(() -> database.look(work), false))
      .recover(failed ->
        Future.failedFuture(
          failed instanceof SQLException ? refusal(true, "the database cannot be reached", failed) : failed
        )
      );
  }

  /** Changes something that takes long, in one transaction, beside what others ask; never done twice. */
  <T> Future<T> changeApart(Database.Work<T> work) {
    return look(connection -> true).compose(open ->
      vertx.executeBlocking(() -> {
        Once<T> once = new Once<>(work);
        try {
          T result = database.transact(once);
          database.harden();
          return result;
        } catch (SQLException failed) {
          throw refusal(!once.perhapsDone, "the database cannot be reached", failed);
        }
      }, false)
    );
  }

  private <T> Future<T> ask(Database.Work<T> work, boolean changes, boolean repeatable) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Task<T> task = new Task<>(work, changes, repeatable, System.nanoTime() + PATIENCE.toNanos(), done);
    if (closing || !waiting.offer(task)) return Future.failedFuture(refusal(true, "too much waits for them", null));
    if (closing) turnAway(); // perhaps it came just behind the last round
    return Future.fromCompletionStage(done, vertx.getOrCreateContext());
  }

  private void run() {
    while (!closing) {
      try {
        if (!open) tryToOpen();
        round();
      } catch (InterruptedException stop) {
        closing = true;
      } catch (RuntimeException | Error bug) {
        // Whatever it was, what is asked next is answered.
        LOG.error("calling lists: a mistake of the gateway", bug);
      }
    }
    turnAway();
  }

  private void turnAway() {
    for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
      task.done().completeExceptionally(refusal(true, "this node stops", null));
    }
  }

  private void tryToOpen() {
    if (System.nanoTime() - nextTry < 0) return;
    nextTry = System.nanoTime() + LOOK_AGAIN.toNanos();
    try {
      String before = unfit;
      unfit = opening.open(database);
      open = unfit == null;
      if (unfit != null && !unfit.equals(before)) LOG.warn("calling lists: none is handed out here: {}", unfit);
      reached();
    } catch (SQLException down) {
      lost(down);
    }
  }

  private void round() throws InterruptedException {
    Task<?> first = waiting.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) return;
    List<Task<?>> all = new ArrayList<>(List.of(first));
    try {
      if (!open) tryToOpen();
      waiting.drainTo(all, TOGETHER - 1);
      take(all);
    } finally {
      // Only what something unforeseen has kept from its answer; whether it was done is not known.
      for (Task<?> task : all) {
        if (!task.done().isDone()) task
          .done()
          .completeExceptionally(refusal(false, closing ? "this node stops" : "a mistake of the gateway", null));
      }
    }
  }

  private void take(List<Task<?>> all) throws InterruptedException {
    List<Told> told = new ArrayList<>();
    for (Task<?> task : all) told.add(told(task));
    SQLException soft = harden(told);
    for (Told one : told) {
      if (soft == null || !one.changes()) one.answer().run();
      else one.done().completeExceptionally(refusal(false, "they could not be written", soft));
    }
  }

  private SQLException harden(List<Told> told) {
    if (told.stream().noneMatch(Told::changes)) return null;
    try {
      database.harden();
      return null;
    } catch (SQLException down) {
      lost(down);
      return down;
    }
  }

  private <T> Told told(Task<T> task) throws InterruptedException {
    try {
      T result = perform(task);
      return new Told(task.changes(), () -> task.done().complete(result), task.done());
    } catch (OutboundUnavailableException | ListConflictException failed) {
      return new Told(false, () -> task.done().completeExceptionally(failed), task.done());
    } catch (RuntimeException | Error bug) {
      LOG.error("calling lists: a mistake of the gateway", bug);
      return new Told(false, () -> task.done().completeExceptionally(bug), task.done());
    }
  }

  private <T> T perform(Task<T> task) throws InterruptedException {
    if (unfit != null) throw refusal(true, unfit, null);
    if (!open || resting()) throw refusal(true, "the database cannot be reached", away);
    Once<T> once = new Once<>(task.work());
    for (int tries = 1; ; tries++) {
      try {
        T result = database.transact(once);
        reached();
        return result;
      } catch (SQLException failed) {
        boolean again = task.repeatable() || !once.perhapsDone;
        // Two nodes that write the same at once: the second finds it there the next time.
        if (aboutTheData(failed) && (!again || tries == AS_ONE_MISTAKE)) throw new IllegalStateException(
          "calling lists: the database refuses what is no use to repeat",
          failed
        );
        if (!again || closing || away != null || System.nanoTime() - task.until() > 0) {
          throw given(failed, task.changes() && once.perhapsDone);
        }
        Thread.sleep(BREATH);
      }
    }
  }

  /** Knows whether there is anything that a commit could have made true: what breaks off before its end never is. */
  private static final class Once<T> implements Database.Work<T> {

    private final Database.Work<T> work;
    private boolean perhapsDone;

    Once(Database.Work<T> work) {
      this.work = work;
    }

    @Override
    public T in(Connection connection) throws SQLException {
      T result = work.in(connection);
      perhapsDone = true;
      return result;
    }
  }

  private OutboundUnavailableException given(SQLException failed, boolean perhapsDone) {
    lost(failed);
    return refusal(!perhapsDone, "the database cannot be reached", failed);
  }

  private boolean resting() {
    return away != null && System.nanoTime() - nextTry < 0;
  }

  private void lost(SQLException why) {
    if (away == null) LOG.warn("calling lists: nothing is handed out until the database answers: {}", why.getMessage());
    away = why;
    nextTry = System.nanoTime() + LOOK_AGAIN.toNanos();
  }

  private void reached() {
    if (away != null) LOG.info("calling lists: the database answers again");
    away = null;
  }

  private static boolean aboutTheData(SQLException failed) {
    String state = failed.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }

  private static OutboundUnavailableException refusal(boolean undone, String why, Throwable cause) {
    return new OutboundUnavailableException(undone, "Calling lists cannot be reached: " + why, cause);
  }

  /** What waits is refused. */
  @Override
  public void close() {
    closing = true;
    try {
      // One that is in the middle of something may end it.
      thread.join(PATIENCE.plus(PATIENCE));
      if (thread.isAlive()) thread.interrupt();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      turnAway();
      database.close();
    }
  }
}
