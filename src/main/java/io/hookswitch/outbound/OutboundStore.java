package io.hookswitch.outbound;

import io.vertx.core.Future;
import java.util.Optional;

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

  /** Keeps a new chain. */
  Future<Void> put(long chainId, Chain chain);

  /** Changes one record, atomically; the chain as it is then, empty when there is no such record. */
  Future<Optional<Chain>> change(long chainId, int place, ContactChange change);

  /** Adds a record, atomically; the chain as it is then, empty when it is full or does not exist. */
  Future<Optional<Chain>> append(long chainId, Contact contact);
}
