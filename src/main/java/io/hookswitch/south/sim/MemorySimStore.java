package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the calls and phones in this process; several connectors may share it. */
public final class MemorySimStore implements SimStore {

  private record Saved(long version, byte[] form) {}

  private final Map<CallId, Saved> calls = new ConcurrentHashMap<>();
  private final Map<String, Lines> phones = new ConcurrentHashMap<>();

  @Override
  public Future<Optional<byte[]>> load(CallId call) {
    return Future.succeededFuture(Optional.ofNullable(calls.get(call)).map(Saved::form));
  }

  @Override
  public Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most) {
    SortedMap<CallId, byte[]> page = new TreeMap<>();
    calls
      .entrySet()
      .stream()
      .filter(kept -> after == null || kept.getKey().number() > after.number())
      .sorted(Map.Entry.comparingByKey())
      .limit(most)
      .forEach(kept -> page.put(kept.getKey(), kept.getValue().form()));
    return Future.succeededFuture(page);
  }

  @Override
  public Future<Boolean> save(CallId call, long version, byte[] form) {
    return replace(call, version, new Saved(version, form));
  }

  @Override
  public Future<Boolean> remove(CallId call, long version) {
    return replace(call, version, null);
  }

  private Future<Boolean> replace(CallId call, long version, Saved next) {
    boolean[] done = new boolean[1];
    calls.compute(call, (id, before) -> {
      done[0] = (before == null ? 0 : before.version()) == version - 1;
      return done[0] ? next : before;
    });
    return Future.succeededFuture(done[0]);
  }

  @Override
  public Future<Boolean> confirm(CallId call, byte[] form) {
    Saved kept = calls.get(call);
    return Future.succeededFuture(kept == null ? form == null : Arrays.equals(kept.form(), form));
  }

  @Override
  public Future<Boolean> claim(String device, PartyId leg, int lines) {
    boolean[] done = new boolean[1];
    phones.compute(device, (id, before) -> {
      Lines phone = before == null ? Lines.FREE : before;
      done[0] = phone.takes(leg.toString(), lines);
      return done[0] ? phone.with(leg.toString(), true) : before;
    });
    return Future.succeededFuture(done[0]);
  }

  @Override
  public Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard) {
    return Future.succeededFuture(Lines.byLeg(phones));
  }

  @Override
  public Future<Void> occupy(String device, PartyId leg, boolean ringing) {
    phones.compute(device, (id, before) -> (before == null ? Lines.FREE : before).with(leg.toString(), ringing));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> vacate(String device, PartyId leg) {
    phones.computeIfPresent(device, (id, before) -> before.without(leg.toString()));
    return Future.succeededFuture();
  }

  /** Whether nothing is kept: every call has ended and every phone is free. */
  boolean empty() {
    return calls.isEmpty() && phones.isEmpty();
  }
}
