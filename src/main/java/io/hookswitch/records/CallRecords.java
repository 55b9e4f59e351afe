package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Decision;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.Terms;
import io.hookswitch.call.UserId;
import io.hookswitch.config.RecordsConfig;
import io.hookswitch.config.ReportingConfig;
import io.hookswitch.config.StorageConfig;
import io.hookswitch.database.Database;
import io.hookswitch.reporting.Outlet;
import io.hookswitch.wire.MaskedJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of this node: a spool on its disk, and a database that may be everybody's. */
public final class CallRecords implements Recorder, UserNotes, Records, Survivors, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CallRecords.class);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final Duration FIRST_SWEEP = Duration.ofMinutes(5);
  private static final int NODE_BITS = 10;
  private static final Duration ARRIVAL = Duration.ofSeconds(2);

  /** With this part of the spool filled, records do not wait for calls any more. */
  private static final int PATIENT_SHARE = 4;

  private final Vertx vertx;
  private final InstantSource clock;
  private final Database database;
  private final Path dir;
  private final Slot slot;
  private final Spool spool;
  private final Drain drain;
  private final Optional<Publisher> publisher;
  private final Retention retention;
  private final Readers readers;
  private final long timer;
  private volatile Clearance clearance;

  private CallRecords(
    Vertx vertx,
    InstantSource clock,
    Database database,
    Path dir,
    Slot slot,
    Spool spool,
    Drain drain,
    Optional<Publisher> publisher,
    Retention retention,
    Readers readers
  ) {
    this.vertx = vertx;
    this.clock = clock;
    this.database = database;
    this.dir = dir;
    this.slot = slot;
    this.spool = spool;
    this.drain = drain;
    this.publisher = publisher;
    this.retention = retention;
    this.readers = readers;
    this.timer = vertx.setPeriodic(FIRST_SWEEP.toMillis(), SWEEP_EVERY.toMillis(), tick -> sweep());
  }

  /**
   * Opens the spool. The database is opened when there is time for it, with {@link #begin}.
   *
   * @param reporting where to it is published
   * @param home where relative paths start
   * @param node from 0 to 1023, of no other node of the cluster
   * @throws UncheckedIOException when the storage folder cannot be written
   */
  public static CallRecords open(
    Vertx vertx,
    StorageConfig storage,
    RecordsConfig config,
    ReportingConfig reporting,
    Path home,
    int node,
    InstantSource clock
  ) {
    Path dir = home.resolve(storage.dir()).toAbsolutePath();
    Database database = Database.of(storage, home);
    MaskedJson json = new MaskedJson(
      config
        .maskKeys()
        .map(Pattern::asPredicate)
        .orElse(key -> false)
    );
    // In the order of the starts of a machine, and different on every node.
    long run = (clock.millis() << NODE_BITS) | node;
    try {
      Slot slot = Slot.claim(dir);
      Spool spool = new Spool(slot.dir(), run, json, config.spoolBytes(), config.backlog()).start();
      Drain drain = new Drain(
        dir,
        slot.dir(),
        spool,
        database,
        config.spoolBytes() / PATIENT_SHARE,
        reporting.enabled()
      );
      Optional<Publisher> publisher = reporting.enabled()
        ? Optional.of(new Publisher(new Outbox(database, Long.toString(run)), Outlet.open(vertx, reporting, home)))
        : Optional.empty();
      return new CallRecords(
        vertx,
        clock,
        database,
        dir,
        slot,
        spool,
        drain,
        publisher,
        new Retention(database, config, clock),
        new Readers(storage.connections(), System::nanoTime)
      );
    } catch (IOException unwritable) {
      throw new UncheckedIOException("storage.dir: " + dir + " cannot be written: " + unwritable, unwritable);
    }
  }

  /**
   * Opens the database, beside all else, and brings to it what waits and what comes.
   *
   * @param busy whether this node is late with what it has to do for calls: then there is less time for records
   */
  public void begin(BooleanSupplier busy) {
    drain.yieldTo(busy);
    drain.start();
    publisher.ifPresent(Publisher::start);
  }

  @Override
  public boolean none() {
    try {
      return database.untouched() && spool.bytes() == 0 && !Slot.anyLeft(dir);
    } catch (IOException unreadable) {
      LOG.warn("{}: whether there is something of earlier nodes cannot be seen: {}", dir, unreadable.toString());
      return false;
    }
  }

  @Override
  public Future<Void> gathered() {
    drain.start();
    return Future.fromCompletionStage(drain.inherited(), vertx.getOrCreateContext());
  }

  @Override
  public Future<Page> live(long after, int most) {
    return ask(new LiveQuery(after, most));
  }

  @Override
  public Future<List<NamedDial>> named(Instant since) {
    return ask(new NamedDialQuery(since));
  }

  @Override
  public Future<Boolean> keep(Vertx here, Moment moment) {
    return Future.fromCompletionStage(spool.append(moment), here.getOrCreateContext());
  }

  @Override
  public Future<Boolean> note(Vertx here, UserNote note) {
    return Future.fromCompletionStage(spool.append(note), here.getOrCreateContext());
  }

  @Override
  public Future<List<Noted>> noted(UserNote.Kind kind, UserId after, int most) {
    return blocking(() -> database.transact(new NotedQuery(kind, after, most)));
  }

  /** Bytes that wait on this disk for the database. */
  public long waitingBytes() {
    return spool.bytes();
  }

  /** Moments that could not be kept. */
  public long dropped() {
    return spool.dropped();
  }

  /** Moments that have been brought to the database. */
  public long written() {
    return drain.arrived();
  }

  /** Lines that this node has published for those who report. */
  public long published() {
    return publisher.map(Publisher::published).orElse(0L);
  }

  /** Whether what was to be published last could be, as far as this node has tried. */
  public boolean publishing() {
    return publisher.map(Publisher::able).orElse(true);
  }

  @Override
  public boolean reachable() {
    return drain.reachable();
  }

  @Override
  public Future<Optional<History>> history(CallId call, Place after, int lines) {
    return arrived().compose(done -> ask(new HistoryQuery(call, after, lines)));
  }

  @Override
  public Future<List<Recorded>> export(Selection selection, int rows) {
    return arrived().compose(done -> ask(new ExportQuery(selection, rows)));
  }

  @Override
  public Future<Optional<Last>> last(Selection selection, int rows) {
    return arrived().compose(done -> ask(new LastQuery(selection, rows)));
  }

  @Override
  public Future<Optional<PartyId>> partyOf(CallId call, UserId user) {
    return ask(new PartyQuery(call, user)).map(found -> found.map(PartyQuery.Found::party));
  }

  @Override
  public Future<Boolean> dispose(PartyId by, UserId user, String key, String disposition, String correlation) {
    return arrived()
      .compose(done -> ask(new PartyQuery(by.call(), user)))
      .compose(found -> {
        if (found.isEmpty()) return Future.succeededFuture(false);
        Command set = new Command.SetDisposition(found.get().party(), key, disposition);
        Moment moment = new Moment(
          by.call(),
          found.get().version(),
          clock.instant(),
          set,
          Terms.NONE,
          Decision.NOTHING,
          null,
          user.toString(),
          correlation,
          null,
          null,
          null
        );
        return keep(vertx, moment).map(kept -> {
          if (!kept) throw new RecordsUnavailableException("there is no room for it at the moment", null);
          return true;
        });
      });
  }

  /** The files go on their own time: a switch that cannot be reached is no reason to keep the rest. */
  @Override
  public Future<Erased> erase(Customer customer) {
    return arrived()
      .compose(done -> blocking(() -> database.transact(new Erasure(customer, clock.instant()))))
      .onSuccess(erased -> clear());
  }

  /** From now on it is known where files of recordings are that are not to be kept. */
  public void deletesAt(RecordingKeeper keeper) {
    clearance = new Clearance(vertx, database, keeper);
  }

  /** Done when each file that is not to be kept has been tried to delete. */
  Future<Void> clear() {
    Clearance known = clearance;
    return known == null ? Future.succeededFuture() : known.pass();
  }

  /** Done when what this node has kept up to now is in the database, however long that takes. */
  CompletableFuture<Void> settled() {
    return drain.settled();
  }

  /** What this node knows is in the database, or cannot be brought there in good time. */
  private Future<Void> arrived() {
    return Future.fromCompletionStage(
      settled().completeOnTimeout(null, ARRIVAL.toMillis(), TimeUnit.MILLISECONDS),
      vertx.getOrCreateContext()
    );
  }

  private <T> Future<T> ask(Database.Work<T> work) {
    return blocking(() -> database.look(work));
  }

  private <T> Future<T> blocking(Readers.Question<T> question) {
    return readers.ask(vertx, question);
  }

  private void sweep() {
    vertx
      .executeBlocking(retention, false)
      .onSuccess(gone -> {
        if (gone > 0) LOG.info("records: {} rows were older than they are kept", gone);
      })
      .onFailure(down -> LOG.warn("records: what is too old could not be deleted: {}", down.getMessage()))
      .onComplete(done -> clear());
  }

  /** Brings to the database what it takes now; the rest waits on the disk for the next start. Blocks. */
  @Override
  public void close() {
    vertx.cancelTimer(timer);
    spool.close();
    drain.close();
    publisher.ifPresent(Publisher::close);
    readers.close();
    database.close();
    try {
      slot.close();
    } catch (IOException broken) {
      LOG.warn("{} could not be given back: {}", slot.dir(), broken.toString());
    }
  }
}
