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
  Future<Optional<String>> export(int number);

  /**
   * Forgets a list and what has become of it. Numbers that are not to be called stay so.
   *
   * @return what it was; empty when there is none; failed with {@link ListConflictException} while agents hold some of it
   */
  Future<Optional<Status>> remove(int number);
}
