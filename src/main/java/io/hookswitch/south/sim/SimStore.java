package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where the simulated switch keeps its calls and its phones, so that they outlive the node that works on them. Each
 * method fails when the store cannot be reached; what was asked for may then have happened or not.
 */
public interface SimStore {
  /** The last saved form of a call, empty when there is none. */
  Future<Optional<byte[]>> load(CallId call);

  /**
   * Calls that are kept, in the order of their numbers.
   *
   * @param shard of the cluster in which their numbers lie; a store that knows of no shards gives those of all
   * @param after only those of higher numbers
   * @param most this many at most; when there are as many there may be more
   */
  Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most);

  /**
   * Replaces the form of a call.
   *
   * @param version of the new form; the one saved before must be {@code version - 1}, and none for 1
   * @return false when it is not: another node works on the call, and nothing was saved
   */
  Future<Boolean> save(CallId call, long version, byte[] form);

  /**
   * Forgets a call that is over.
   *
   * @param version the one saved before must be {@code version - 1}, and none for 1
   * @return false when it is not: nothing was forgotten
   */
  Future<Boolean> remove(CallId call, long version);

  /**
   * After a save or a removal of unknown outcome: makes safe what it did, if it did.
   *
   * @param form that was to be saved, {@code null} after a removal
   * @return false when it is not there: nothing has changed
   */
  Future<Boolean> confirm(CallId call, byte[] form);

  /**
   * Lets a leg ring on a phone.
   *
   * @param lines how many legs the phone may have, this one included
   * @return false when the phone is busy: another leg rings, or all lines are taken; true also when the leg has its
   *     line already
   */
  Future<Boolean> claim(String device, PartyId leg, int lines);

  /**
   * Phones that are in use, by id, and for which legs they ring; for the others they talk.
   *
   * @param shard in which the ids of the phones lie, or the calls of the legs, as the store has it: each leg is in one; a store that knows
   *     of no shards gives those of all
   */
  Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard);

  /** A leg is on a phone, whether the phone has a line to spare or not. */
  Future<Void> occupy(String device, PartyId leg, boolean ringing);

  /** A leg is not on a phone any more. */
  Future<Void> vacate(String device, PartyId leg);

  /** Lets go of what it has open; what is kept stays. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
