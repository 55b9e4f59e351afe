package io.hookswitch.outbound;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The calling lists as whoever operates the gateway sees them. Nothing blocks; all fail with {@link
 * OutboundUnavailableException} while the database is away.
 */
public interface CallingLists {
  /**
   * A list, and how far it has come.
   *
   * @param number by which it is named here, from 0
   * @param begunAt when it was taken over from its file
   * @param records of all chains
   * @param fresh chains that nobody has touched
   * @param waiting chains that somebody has touched and that wait again, callbacks among them
   * @param held chains that are with an agent
   * @param done chains that are done for good
   */
  record Status(
    int number,
    String tenant,
    String campaign,
    long applicationId,
    String name,
    Instant begunAt,
    int records,
    int fresh,
    int waiting,
    int held,
    int done
  ) {}

  /** None that an operator could have to do with: they are in the memory of the cluster. */
  CallingLists NONE = new NoCallingLists();

  /** All of them, in the order of their numbers. */
  Future<List<Status>> all();

  /**
   * Takes a new list over, with where its chains stand if it is an export.
   *
   * @param csv as a file would have it
   * @return failed with {@link InvalidCallingListException} when something in it is wrong, with {@link
   *     ListConflictException} when it cannot be taken beside those that there are
   */
  Future<Status> bring(String csv);

  /**
   * The same for a file of this node's folder.
   *
   * @param file its name
   */
  Future<Status> bringFile(String file);

  /** The whole list as CSV; {@link #bring} makes the same of it again, and gives back what agents hold. Empty: no such list. */
  Future<Optional<Pages>> export(int number);

  /** Who has tried to deal with which chain, and when, as CSV; in the order of chains and attempts. Empty: no such list. */
  Future<Optional<Pages>> attempts(int number);

  /**
   * A text that is read while it is sent. Each of the list's chains is in it as it is when its turn comes; those that are added
   * meanwhile are not.
   */
  @FunctionalInterface
  interface Pages {
    /** The next piece, "" at the end; failed with {@link ListConflictException} when the list is gone. */
    Future<String> next();
  }

  /**
   * Takes one customer out of all lists: numbers, further fields and the number to present; its chains are done. What agents
   * have made of them stays, and so does a number that is not to be called.
   *
   * @return empty where lists are in the memory of the cluster, and nothing was erased
   */
  Future<Optional<Erased>> erase(Customer customer);

  /** Whose data. */
  sealed interface Customer {
    /** Chains with this number, in whatever spelling: the last ten digits count. */
    record Number(String number) implements Customer {}

    /** Chains of which a record has a further field with this value. */
    record Field(String name, String value) implements Customer {}
  }

  /**
   * What was erased.
   *
   * @param records whose data are gone
   * @param held records that are with an agent, and keep theirs
   */
  record Erased(long records, long held) {}

  /**
   * Forgets a list and what has become of it. Numbers that are not to be called stay so.
   *
   * @return what it was; empty when there is none; failed with {@link ListConflictException} while agents hold some of it
   */
  Future<Optional<Status>> remove(int number);
}
