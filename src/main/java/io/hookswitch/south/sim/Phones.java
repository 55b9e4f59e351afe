package io.hookswitch.south.sim;

import io.hookswitch.call.Endpoint;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** How the subscribers' phones behave. */
@FunctionalInterface
public interface Phones {
  /** Phones that nobody picks up unless ordered to; their owners do pick up for calls of their own. */
  Phones SILENT = device -> Optional.empty();

  /**
   * Answered from memory.
   *
   * @param device a device id of the directory
   * @return how long the phone rings before it answers by itself; empty when it waits for an order
   */
  Optional<Duration> answersAfter(String device);

  /** Whether the owner picks the phone up when it rings for a call of the owner's own (click-to-dial). */
  default boolean picksUpForOwnCall(String device) {
    return true;
  }

  /**
   * Where a call from the network to this subscriber rings. Calls of subscribers are diverted before they are ordered.
   *
   * @return the end itself, or where its owner forwards to: another subscriber or the network
   */
  default Future<Endpoint> rings(Endpoint called) {
    return Future.succeededFuture(called);
  }

  /**
   * Whether the network brings calls of this number to the gateway instead of to a phone; answered from memory.
   *
   * @param number E.164 with "+"
   */
  default boolean routes(String number) {
    return false;
  }

  /** Whether the phone rings at all when it is called; one whose owner does not want to be disturbed is busy. */
  default Future<Boolean> takesCalls(String device) {
    return Future.succeededFuture(true);
  }
}
