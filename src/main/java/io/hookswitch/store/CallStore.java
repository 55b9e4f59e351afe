package io.hookswitch.store;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The door to the memory of the cluster. Nothing blocks; what is done is on as many nodes as the store promises.
 *
 * <p>A writer names its fence, which grows with each owner of a shard. A write fails with {@link
 * io.hookswitch.cluster.StaleOwnerException} when a newer owner has written, or taken over, the call; with {@link
 * OutdatedException} when the writer does not know the newest state, its own earlier write having landed after all.
 * Neither has changed anything. After any other failure nobody knows, until the call is taken over again.
 */
public interface CallStore {
  /** Keeps the first state of a call; there must be none. */
  Future<Void> create(Call call, long fence);

  /** Keeps this state of a call in place of an earlier one, which must be there. */
  Future<Void> put(Call call, long fence);

  /** Forgets a call, which must be there. */
  Future<Void> remove(Call call, long fence);

  /** All calls of a shard, finished ones that have not been forgotten included; from now on no older owner writes them. */
  Future<List<Call>> takeOver(int shard, long fence);

  /** One call, if it is there; from now on no older owner writes it. */
  Future<Optional<Call>> takeOver(CallId call, long fence);

  /** One call, if it is there, for somebody who only looks. */
  Future<Optional<Call>> find(CallId call);

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
