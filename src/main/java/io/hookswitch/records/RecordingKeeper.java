package io.hookswitch.records;

import io.hookswitch.call.PartyId;
import io.vertx.core.Future;

/** Where files of recordings are. */
@FunctionalInterface
public interface RecordingKeeper {
  /**
   * Deletes all files of what was recorded of a leg, of a call that is over. Repeatable.
   *
   * @param takes so many there may be, or more
   * @return done also when there are none; failed when it has to be tried again
   */
  Future<Void> forget(PartyId leg, int takes);
}
