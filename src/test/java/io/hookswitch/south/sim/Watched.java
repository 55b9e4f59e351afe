package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * A store that shows each call as it is saved: what the switch does, whatever it reports.
 *
 * @param eye must not throw: it is within the switch
 */
record Watched(SimStore store, BiConsumer<CallId, SimCall> eye) implements SimStore {
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
    return store.save(id, version, form).onSuccess(saved -> {
      if (saved) eye.accept(id, SimJson.read(id, form));
    });
  }

  @Override
  public Future<Boolean> remove(CallId id, long version) {
    return store.remove(id, version);
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
