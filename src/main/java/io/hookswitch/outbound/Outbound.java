package io.hookswitch.outbound;

import io.hookswitch.call.UserId;
import io.vertx.core.Future;

/** The door to the calling lists. Nothing blocks; what is done is on as many nodes as the store promises. */
public interface Outbound {
  /**
   * Asks on behalf of an agent, who reaches the lists of the own tenant only.
   *
   * @return failed when the store cannot be reached: with {@link OutboundUnavailableException}, which knows whether nothing
   *     was done, or, where the cluster keeps the lists, with the failure of its memory. Repeating a {@code Preview}
   *     gets the same record; repeating what ends a hold gets {@code NOT_FOUND} if it was done
   */
  Future<OutboundResult> ask(UserId user, OutboundCommand command);

  /** The agent has left: whatever it holds goes back to the lists. Repeatable. */
  Future<Void> release(UserId user);

  /** Lets go of what it holds open itself; blocks. */
  default void close() {}
}
