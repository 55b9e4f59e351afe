package io.hookswitch.records;

import io.hookswitch.database.Database;
import io.hookswitch.records.Leftovers.Leftover;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has files of recordings deleted that are not to be kept, one leg after the other; what fails is tried the next time. */
final class Clearance {

  private static final Logger LOG = LoggerFactory.getLogger(Clearance.class);
  private static final int PAGE = 100;

  private final Vertx vertx;
  private final Database database;
  private final RecordingKeeper keeper;
  private boolean waiting;
  private Future<Void> tail = Future.succeededFuture();

  Clearance(Vertx vertx, Database database, RecordingKeeper keeper) {
    this.vertx = vertx;
    this.database = database;
    this.keeper = keeper;
  }

  /**
   * From any thread; one pass after the other, and one that waits does for all who have asked meanwhile. Done when each file has been
   * tried, never failed.
   */
  synchronized Future<Void> pass() {
    if (!waiting) {
      waiting = true;
      tail = tail.compose(before -> begin());
    }
    return tail;
  }

  private Future<Void> begin() {
    synchronized (this) {
      waiting = false;
    }
    return new Pass().from(null);
  }

  private <T> Future<T> ask(Database.Work<T> work) {
    return vertx.executeBlocking(() -> database.transact(work), false);
  }

  private final class Pass {

    private int failed;
    private Throwable why;

    Future<Void> from(Leftover last) {
      return ask(Leftovers.after(last == null ? null : last.leg(), PAGE))
        .compose(page -> all(page).compose(done -> page.size() < PAGE ? told() : from(page.getLast())))
        .recover(down -> {
          LOG.warn("records: which recordings are to be deleted cannot be read: {}", down.getMessage());
          return Future.succeededFuture();
        });
    }

    private Future<Void> all(List<Leftover> page) {
      Future<Void> all = Future.succeededFuture();
      for (Leftover one : page) all = all.compose(done -> one(one));
      return all;
    }

    private Future<Void> one(Leftover one) {
      return Future.succeededFuture(one)
        .compose(leg -> keeper.forget(leg.leg(), leg.takes()))
        .compose(gone -> ask(Leftovers.gone(one.leg())))
        .<Void>mapEmpty()
        .recover(down -> {
          failed++;
          why = down;
          return Future.succeededFuture();
        });
    }

    private Future<Void> told() {
      if (failed > 0) {
        LOG.warn("records: recordings of {} legs could not be deleted yet, the last one: {}", failed, why.toString());
      }
      return Future.succeededFuture();
    }
  }
}
