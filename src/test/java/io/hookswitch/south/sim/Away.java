package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A store that can be taken away for a while. */
final class Away implements SimStore {

  boolean gone;
  /** Does what it is told once more, and then says that it could not be reached. */
  boolean mute;
  /** What it has of the phones is on its way to another place: nobody is answered. */
  boolean moving;
  private final SimStore store;

  Away(SimStore store) {
    this.store = store;
  }

  private <T> Future<T> reach(Supplier<Future<T>> work) {
    return gone ? Future.failedFuture("the store is away") : work.get();
  }

  private <T> Future<T> phones(Supplier<Future<T>> work) {
    return moving ? Promise.<T>promise().future() : reach(work);
  }

  private Future<Boolean> tell(Supplier<Future<Boolean>> work) {
    Future<Boolean> done = reach(work);
    if (!mute) return done;
    mute = false;
    return done.compose(landed -> Future.failedFuture("the store did not answer"));
  }

  @Override
  public Future<Optional<byte[]>> load(CallId call) {
    return reach(() -> store.load(call));
  }

  @Override
  public Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most) {
    return reach(() -> store.list(shard, after, most));
  }

  @Override
  public Future<Boolean> save(CallId call, long version, byte[] form) {
    return tell(() -> store.save(call, version, form));
  }

  @Override
  public Future<Boolean> remove(CallId call, long version) {
    return tell(() -> store.remove(call, version));
  }

  @Override
  public Future<Boolean> confirm(CallId call, byte[] form) {
    return reach(() -> store.confirm(call, form));
  }

  @Override
  public Future<Boolean> claim(String device, PartyId leg, int lines) {
    return phones(() -> store.claim(device, leg, lines));
  }

  @Override
  public Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard) {
    return reach(() -> store.occupied(shard));
  }

  @Override
  public Future<Void> occupy(String device, PartyId leg, boolean ringing) {
    return phones(() -> store.occupy(device, leg, ringing));
  }

  @Override
  public Future<Void> vacate(String device, PartyId leg) {
    return phones(() -> store.vacate(device, leg));
  }
}
