package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store in which something happens just before a call is saved the next time. */
final class Torn implements SimStore {

  private final SimStore store;
  private CallId call;
  private Runnable first;
  private boolean lost;

  Torn(SimStore store) {
    this.store = store;
  }

  /** Does this before the call is saved next, which then goes on. */
  void before(CallId saved, Runnable work) {
    call = saved;
    first = work;
  }

  /** The store goes away just before the call is saved next; it is back afterwards. */
  void loseNext(CallId saved) {
    before(saved, () -> lost = true);
  }

  private boolean meanwhile(CallId saved) {
    if (!saved.equals(call)) return true;
    Runnable work = first;
    call = null;
    work.run();
    boolean reached = !lost;
    lost = false;
    return reached;
  }

  @Override
  public Future<Optional<byte[]>> load(CallId id) {
    return store.load(id);
  }

  @Override
  public Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most) {
    return store.list(shard, after, most);
  }

  @Override
  public Future<Boolean> save(CallId id, long version, byte[] form) {
    return meanwhile(id) ? store.save(id, version, form) : Future.failedFuture("the store is away");
  }

  @Override
  public Future<Boolean> remove(CallId id, long version) {
    return meanwhile(id) ? store.remove(id, version) : Future.failedFuture("the store is away");
  }

  @Override
  public Future<Boolean> confirm(CallId id, byte[] form) {
    return store.confirm(id, form);
  }

  @Override
  public Future<Boolean> claim(String device, PartyId leg, int lines) {
    return store.claim(device, leg, lines);
  }

  @Override
  public Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard) {
    return store.occupied(shard);
  }

  @Override
  public Future<Void> occupy(String device, PartyId leg, boolean ringing) {
    return store.occupy(device, leg, ringing);
  }

  @Override
  public Future<Void> vacate(String device, PartyId leg) {
    return store.vacate(device, leg);
  }
}
