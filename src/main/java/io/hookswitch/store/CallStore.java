package io.hookswitch.store;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.List;

/** The door to the memory of the cluster. Nothing blocks; what is done is on as many nodes as the store promises. */
public interface CallStore {
  /** Keeps this state of a call in place of any earlier one. */
  Future<Void> put(Call call);

  Future<Void> remove(CallId call);

  /** All calls of a shard, finished ones that have not been forgotten included. */
  Future<List<Call>> load(int shard);

  /**
   * Notes that a call has appeared at a user, under the lowest appearance number that is free, or in place of the one that
   * the user knew by the same id. Repeatable.
   *
   * @param known the id that the user knows it by
   */
  Future<Void> enlist(UserId user, PartyId party, PartyId known);

  /** Notes that a call has disappeared from a user. Repeatable. */
  Future<Void> delist(UserId user, PartyId party);

  /** The calls at a user, in order of appearance number. */
  Future<List<Listed>> listed(UserId user);

  /**
   * One call at a user.
   *
   * @param known the id that the user knows it by
   * @param appearance from 1
   */
  record Listed(PartyId party, PartyId known, int appearance) {}
}
