package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The door for those who read what is remembered, correct it, or have it erased. Answers are failed with a {@link
 * RecordsUnavailableException} when the database cannot be reached, or nothing is recorded here.
 */
public interface Records {
  /** Where nothing is recorded. */
  static Records none() {
    return new NoRecords();
  }

  /**
   * What is remembered of a call. What this node knows is in it up to the moment; what another one wrote, up to a fraction of
   * a second ago, or as long as that one cannot reach the database.
   *
   * @param after the place of the last line that is known already; the first page begins after {@link Place#START}
   * @param lines so many at most
   */
  Future<Optional<History>> history(CallId call, Place after, int lines);

  /**
   * Records that are over, or have begun, in a stretch of time; those that began first come first.
   *
   * @param rows so many at most
   */
  Future<List<Recorded>> export(Selection selection, int rows);

  /**
   * Where an export of so many rows ends.
   *
   * @return the last of them; empty when there are not as many
   */
  Future<Optional<Last>> last(Selection selection, int rows);

  /** A record's place among those that an export has. */
  record Last(Instant begunAt, long call) {
    static final Comparator<Last> ORDER = Comparator.comparing(Last::begunAt).thenComparingLong(Last::call);

    /** Whether this record comes after it. */
    public boolean isBefore(CallRecord record) {
      return ORDER.compare(this, new Last(record.begunAt(), record.id().number())) < 0;
    }
  }

  /**
   * Says how a call is to be counted that the cluster has forgotten.
   *
   * @param by the party; its user must be this one
   * @return false when there is no such record, or the user was not on that call
   */
  Future<Boolean> dispose(PartyId by, UserId user, String key, String disposition, String correlation);

  /** Which party of a remembered call the user was; the first, when it was several. */
  Future<Optional<PartyId>> partyOf(CallId call, UserId user);

  /** Erases one customer's data from all calls that are over. */
  Future<Erased> erase(Customer customer);

  /**
   * Where a line is in the history of a call.
   *
   * @param version that the call had afterwards
   * @param at when it was
   * @param run of the node that wrote it
   * @param line its number in that run
   */
  record Place(long version, Instant at, long run, long line) {
    public static final Place START = new Place(-1, Instant.EPOCH, 0, 0);

    /** One owner after another counts the versions of a call, whatever the clocks of their nodes say. */
    static final Comparator<Place> ORDER = Comparator.comparingLong(Place::version)
      .thenComparing(Place::at)
      .thenComparingLong(Place::run)
      .thenComparingLong(Place::line);
  }

  /**
   * One call, and what happened to it.
   *
   * @param lines in order
   * @param more whether there are more after the last of them
   * @param state the newest state as JSON, masked; empty when it is kept no longer
   */
  record History(Recorded call, List<JournalLine> lines, boolean more, Optional<String> state) {}

  /**
   * A record with what came after it.
   *
   * @param erasedAt when the customer's data were taken out of it, {@code null} when they were not
   */
  record Recorded(CallRecord record, List<Disposition> dispositions, Instant erasedAt) {}

  /** The last word on how a call is to be counted. */
  record Disposition(String key, String value, String by, Instant at) {}

  /**
   * Something that happened.
   *
   * @param kind where it came from: COMMAND, SWITCH, CALL, TIMER, TAKEOVER
   * @param what its name
   * @param party {@code null} when it is about none
   * @param principal who gave the command, {@code null} for all else
   * @param key the client's name for its command, {@code null} when it had none
   * @param refusal why it was not accepted, {@code null} when it was
   * @param generation of the rules that decided, 0 when none did
   * @param body {@code input}, {@code terms}, {@code decision} and {@code found} as JSON
   */
  record JournalLine(
    Place place,
    String kind,
    String what,
    Integer party,
    String principal,
    String correlation,
    String key,
    String refusal,
    long generation,
    String body
  ) {}

  /**
   * Which records.
   *
   * @param from began at this time or later
   * @param to began before this time
   * @param after the place in that order after which to go on: when a call began, and its number
   * @param tenant empty for all
   */
  record Selection(Instant from, Instant to, Instant afterTime, long afterCall, Optional<String> tenant) {
    /** The same, behind this record. */
    public Selection after(CallRecord last) {
      return new Selection(from, to, last.begunAt(), last.id().number(), tenant);
    }
  }

  /** Whose data. */
  sealed interface Customer {
    /** Calls with a party out in the network that had this number, as dialled or as the switch dials it. */
    record Number(String number) implements Customer {}

    /** Calls with this pair of user data. */
    record UserData(String key, String value) implements Customer {}
  }

  /**
   * What was erased.
   *
   * @param calls whose data are gone
   * @param live calls that go on, and keep theirs: to be erased when they are over
   */
  record Erased(long calls, long live) {}
}
