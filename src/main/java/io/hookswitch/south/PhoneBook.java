package io.hookswitch.south;

import io.hookswitch.call.Endpoint;
import io.vertx.core.Future;
import java.util.Optional;

/** Whose phones there are; answered from memory, on any thread, unless it says otherwise. */
public interface PhoneBook {
  /**
   * The number that stands for a phone on the switch: under which it registers.
   *
   * @param device a device id of the directory
   */
  Optional<String> number(String device);

  /** The subscriber whom a number of a phone, an extension or an E.164 number reaches; empty also when it is not just one. */
  Optional<Endpoint> subscriber(String number);

  /**
   * Where a call that arrives for this subscriber rings.
   *
   * @return the end itself, or where its owner forwards to
   */
  default Future<Endpoint> rings(Endpoint called) {
    return Future.succeededFuture(called);
  }

  /** Whether the phone rings at all when it is called; one whose owner does not want to be disturbed is busy. */
  default Future<Boolean> takesCalls(String device) {
    return Future.succeededFuture(true);
  }

  /**
   * Says whether a phone can be reached, where the switch has been told; each time that it says something.
   *
   * @param number of the phone, as {@link #number} has it
   */
  default void reachable(String number, boolean there) {
    // Whoever shows nothing of it need not know.
  }
}
