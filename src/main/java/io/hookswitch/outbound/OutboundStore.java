package io.hookswitch.outbound;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the cluster keeps of the calling lists. */
interface OutboundStore {
  /**
   * Steps the queue of a list, atomically.
   *
   * @param list its number
   */
  Future<QueueAnswer> step(int list, QueueInput input);

  /** The records of a chain. */
  Future<Optional<Chain>> chain(long chainId);

  /** The records of several chains; those that do not exist are left out. */
  Future<Map<Long, Chain>> chains(Set<Long> chainIds);

  /** From now on this number is not to be called. */
  Future<Void> forbid(NumberKey number);

  /** Which of these are not to be called. */
  Future<Set<NumberKey>> forbidden(Set<NumberKey> numbers);

  /** Keeps a new chain. */
  Future<Void> put(long chainId, Chain chain);

  /** Changes one record, atomically; the chain as it is then, empty when there is no such record. */
  Future<Optional<Chain>> change(long chainId, int place, ContactChange change);

  /** Adds a record, atomically; the chain as it is then, empty when it is full or does not exist. */
  Future<Optional<Chain>> append(long chainId, Contact contact);
}
