package io.hookswitch.records;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The door for a cluster that begins when all nodes were gone: what the one before it has left. Answers are failed with a
 * {@link RecordsUnavailableException} while the database cannot be reached.
 */
public interface Survivors {
  /** Whether it is certain, without asking the database, that there are none. */
  boolean none();

  /** Done when what nodes of this machine had on their disks is in the database too; never failed. */
  Future<Void> gathered();

  /** Whether the database took what it was given last. */
  boolean reachable();

  /**
   * Newest states of calls that went on when they were written; values that are masked are masked in them.
   *
   * @param after the number of the last one that is known already, 0 for none
   * @param most so many at most
   * @return in the order of their numbers, without those that this release cannot read
   */
  Future<Page> live(long after, int most);

  /** @param last after which to go on, empty when there are no more */
  record Page(List<Call> calls, OptionalLong last) {}

  /**
   * What was noted last of users. Each time it is asked for counts as a restart, also when nothing came of it.
   *
   * @param after the last one that is known already, {@link #FIRST} for none
   * @param most so many at most
   * @return in the order of tenants and names; fewer than asked for when there are no more
   */
  Future<List<Noted>> noted(UserNote.Kind kind, UserId after, int most);

  /** Comes before all users. */
  UserId FIRST = new UserId("", "");

  /** @param restarts how often it has been asked for since it was noted, this time included: from 1 */
  record Noted(UserNote note, int restarts) {}

  /** The dials that had a name, and were made since then. */
  Future<List<NamedDial>> named(Instant since);

  /** A dial that must not be done a second time. */
  record NamedDial(UserId user, String name, CallId call) {}
}
