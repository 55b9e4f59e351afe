package io.hookswitch.outbound;

import com.hazelcast.core.HazelcastInstance;
import io.hookswitch.call.UserId;
import io.hookswitch.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calling lists in the database: those of a folder, and those that operators bring. */
public final class DatabaseOutbound implements Outbound, CallingLists {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutbound.class);
  private static final int TRIES = 3;

  private final Vertx vertx;
  private final Path dir;
  private final Duration lease;
  private final Duration callLease;
  private final InstantSource clock;
  private final Clerk.Opening one;
  private final Database database;
  private final Clerk clerk;
  private final SqlOutboundStore store;
  private List<CallingList> read;

  private DatabaseOutbound(
    Vertx vertx,
    Clerk.Opening one,
    Database database,
    Path dir,
    Duration lease,
    Duration callLease,
    InstantSource clock
  ) {
    this.vertx = vertx;
    this.dir = dir;
    this.lease = lease;
    this.callLease = callLease;
    this.clock = clock;
    this.one = one;
    this.database = database;
    this.read = CallingListFolder.read(dir);
    this.clerk = new Clerk(vertx, database, this::prepare);
    this.store = new SqlOutboundStore(clerk, clock);
  }

  /**
   * Reads all files, and gives those lists to the database that it does not have yet, when it can be reached: the start does
   * not wait for it. A list that it has is not read again: what has become of its records counts. Blocks; not for an event
   * loop.
   *
   * @param hazelcast by which the nodes make sure that they have the same database
   * @param database is its own, and closed with it
   * @param dir a file for each list; no lists when it does not exist
   * @param lease how long an agent holds what it does not ask about, before it has dialled
   * @param callLease the same, after it has dialled
   * @throws InvalidCallingListException with every mistake of every file
   */
  public static DatabaseOutbound open(
    Vertx vertx,
    HazelcastInstance hazelcast,
    Database database,
    Path dir,
    Duration lease,
    Duration callLease,
    InstantSource clock
  ) {
    return open(vertx, new OneDatabase(hazelcast), database, dir, lease, callLease, clock);
  }

  /** @param one whether the database is that of all nodes */
  static DatabaseOutbound open(
    Vertx vertx,
    Clerk.Opening one,
    Database database,
    Path dir,
    Duration lease,
    Duration callLease,
    InstantSource clock
  ) {
    DatabaseOutbound opened = new DatabaseOutbound(vertx, one, database, dir, lease, callLease, clock);
    opened.clerk.start();
    return opened;
  }

  /** On the clerk's thread, before anything else. */
  private String prepare(Database database) throws SQLException {
    for (CallingList list : read) take(list);
    read = List.of();
    boolean some = database.transact(connection -> !new SqlLists(connection).all().isEmpty());
    database.harden();
    return some ? one.open(database) : null;
  }

  /** Another node may be just about to do the same: then the second time finds it there. */
  private void take(CallingList list) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        Optional<String> digest = database.transact(connection -> {
          SqlLists lists = new SqlLists(connection);
          Optional<String> before = lists.digest(list);
          if (before.isEmpty()) lists.take(list, clock.instant());
          return before;
        });
        if (digest.isPresent() && !digest.get().equals(list.digest())) LOG.warn(
          "calling list {}: the database has it from another version of the file, and keeps that until it is removed",
          list.id()
        );
        return;
      } catch (ListConflictException full) {
        LOG.error("calling list {} cannot be taken over: {}", list.id(), full.getMessage());
        return;
      } catch (SQLException failed) {
        boolean twice = String.valueOf(failed.getSQLState()).startsWith("23");
        if (!twice || tries == TRIES) throw failed;
      }
    }
  }

  @Override
  public Future<OutboundResult> ask(UserId user, OutboundCommand command) {
    return store.listed(user.tenant()).compose(lists -> desk(lists).ask(user, command));
  }

  @Override
  public Future<Void> release(UserId user) {
    return store
      .holding(user.tenant(), user.name())
      .compose(lists -> lists.isEmpty() ? Future.succeededFuture() : desk(lists).release(user, lists));
  }

  private OutboundDesk desk(List<Campaigns.Listed> lists) {
    return new OutboundDesk(new Campaigns(lists), store, lease, callLease, clock);
  }

  @Override
  public Future<List<Status>> all() {
    return clerk.lookApart(connection -> new SqlLists(connection).all());
  }

  @Override
  public Future<Status> bring(String csv) {
    return bring(() -> CallingListFolder.read(csv));
  }

  @Override
  public Future<Status> bringFile(String file) {
    return bring(() -> CallingListFolder.read(dir, file));
  }

  private Future<Status> bring(Supplier<CallingList> read) {
    return vertx
      .executeBlocking(() -> {
        CallingList list = read.get();
        String objection = one.open(database);
        if (objection != null) throw new OutboundUnavailableException(true, "Calling lists: " + objection, null);
        return list;
      }, false)
      .recover(failed ->
        Future.failedFuture(
          failed instanceof SQLException away
            ? new OutboundUnavailableException(true, "Calling lists cannot be reached", away)
            : failed
        )
      )
      .compose(list ->
        clerk.changeApart(connection -> {
          SqlLists lists = new SqlLists(connection);
          return lists.find(lists.take(list, clock.instant())).orElseThrow();
        })
      );
  }

  @Override
  public Future<Optional<Pages>> export(int number) {
    return clerk
      .lookApart(connection -> ListPages.of(connection, number))
      .map(first -> first.map(pages -> () -> clerk.lookApart(pages)));
  }

  @Override
  public Future<Optional<Pages>> attempts(int number) {
    return clerk
      .lookApart(connection -> AttemptPages.of(connection, number))
      .map(first -> first.map(pages -> () -> clerk.lookApart(pages)));
  }

  @Override
  public Future<Optional<Erased>> erase(Customer customer) {
    return clerk.changeApart(new ListErasure(customer, clock.instant())).map(Optional::of);
  }

  @Override
  public Future<Optional<Status>> remove(int number) {
    return clerk.changeApart(connection -> new SqlLists(connection).remove(number, clock.instant()));
  }

  @Override
  public void close() {
    clerk.close();
  }
}
