package io.hookswitch.south.sim;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.Copies;
import io.hookswitch.cluster.ShardKeys;
import io.hookswitch.wire.Packed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Keeps the calls and phones in two maps of the cluster: {@code hookswitch-sim}, call number to eight bytes of version
 * and the form, and {@code hookswitch-sim-devices}, device id to one line of text per leg. Comparing and replacing is
 * done where the entry lives. Backups and eviction (none) are the business of {@code cluster.xml}.
 */
public final class HazelcastSimStore implements SimStore {

  private final Vertx vertx;
  private final IMap<Long, byte[]> calls;
  private final IMap<String, String> phones;
  private final Copies copies;
  private final ShardKeys keys;

  public HazelcastSimStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    calls = hazelcast.getMap("hookswitch-sim");
    phones = hazelcast.getMap("hookswitch-sim-devices");
    copies = new Copies(vertx, hazelcast);
    keys = new ShardKeys(hazelcast);
  }

  @Override
  public Future<Optional<byte[]>> load(CallId call) {
    return here(calls.getAsync(call.number())).map(found -> Optional.ofNullable(found).map(HazelcastSimStore::form));
  }

  /** A query of one partition; on a thread that may wait. */
  @Override
  public Future<SortedMap<CallId, byte[]>> list(int shard, CallId after, int most) {
    long from = after == null ? Long.MIN_VALUE : after.number();
    return vertx.executeBlocking(() -> {
      Set<Long> all = calls.keySet(Predicates.partitionPredicate(keys.of(shard), Predicates.alwaysTrue()));
      Set<Long> some = all
        .stream()
        .filter(number -> number > from)
        .sorted()
        .limit(most)
        .collect(Collectors.toSet());
      SortedMap<CallId, byte[]> page = new TreeMap<>();
      calls.getAll(some).forEach((number, kept) -> page.put(new CallId(number), form(kept)));
      return page;
    }, false);
  }

  private static byte[] form(byte[] kept) {
    return Packed.unpack(Arrays.copyOfRange(kept, Long.BYTES, kept.length));
  }

  @Override
  public Future<Boolean> save(CallId call, long version, byte[] form) {
    byte[] packed = Packed.pack(form);
    byte[] next = ByteBuffer.allocate(Long.BYTES + packed.length)
      .putLong(version)
      .put(packed)
      .array();
    return replace(call, new Replace(version, next, false));
  }

  @Override
  public Future<Boolean> remove(CallId call, long version) {
    return replace(call, new Replace(version, null, false));
  }

  private Future<Boolean> replace(CallId call, Replace change) {
    return copies.write(calls, call.number(), change, change.repeated());
  }

  @Override
  public Future<Boolean> confirm(CallId call, byte[] form) {
    return copies.write(calls, call.number(), new Confirm(form));
  }

  @Override
  public Future<Boolean> claim(String device, PartyId leg, int lines) {
    return copies.write(phones, device, new Claim(leg.toString(), lines));
  }

  /** A query of one partition; on a thread that may wait. */
  @Override
  public Future<Map<String, Map<PartyId, Boolean>>> occupied(int shard) {
    return vertx.executeBlocking(() -> {
      Map<String, Lines> all = new HashMap<>();
      phones
        .entrySet(Predicates.partitionPredicate(keys.of(shard), Predicates.alwaysTrue()))
        .forEach(phone -> all.put(phone.getKey(), Lines.of(phone.getValue())));
      return Lines.byLeg(all);
    }, false);
  }

  @Override
  public Future<Void> occupy(String device, PartyId leg, boolean ringing) {
    return copies.write(phones, device, new Occupy(leg.toString(), ringing)).mapEmpty();
  }

  @Override
  public Future<Void> vacate(String device, PartyId leg) {
    return copies.write(phones, device, new Vacate(leg.toString())).mapEmpty();
  }

  private <T> Future<T> here(CompletionStage<T> answer) {
    return Answers.of(vertx, answer);
  }

  /**
   * Puts the next form, {@code null} for none, in the place of the one before it.
   *
   * @param again whether this very change may have been made already
   */
  record Replace(long version, byte[] next, boolean again) implements EntryProcessor<Long, byte[], Boolean> {
    private Replace repeated() {
      return new Replace(version, next, true);
    }

    @Override
    public Boolean process(Map.Entry<Long, byte[]> call) {
      byte[] before = call.getValue();
      if (again && Arrays.equals(before, next)) return true;
      long expected = before == null ? 1 : ByteBuffer.wrap(before).getLong() + 1;
      if (version != expected) return false;
      call.setValue(next);
      return true;
    }
  }

  /** See {@link SimStore#confirm}. To have it here is not enough: it is written again, for the copy on the other node. */
  record Confirm(byte[] form) implements EntryProcessor<Long, byte[], Boolean> {
    @Override
    public Boolean process(Map.Entry<Long, byte[]> call) {
      byte[] kept = call.getValue();
      if (kept == null || form == null) return kept == form;
      if (!Arrays.equals(HazelcastSimStore.form(kept), form)) return false;
      call.setValue(kept);
      return true;
    }
  }

  /** See {@link SimStore#claim}. */
  record Claim(String leg, int lines) implements EntryProcessor<String, String, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, String> phone) {
      Lines now = Lines.of(phone.getValue());
      if (!now.takes(leg, lines)) return false;
      phone.setValue(now.with(leg, true).text());
      return true;
    }
  }

  /** See {@link SimStore#occupy}. */
  record Occupy(String leg, boolean ringing) implements EntryProcessor<String, String, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, String> phone) {
      phone.setValue(Lines.of(phone.getValue()).with(leg, ringing).text());
      return true;
    }
  }

  /** See {@link SimStore#vacate}. */
  record Vacate(String leg) implements EntryProcessor<String, String, Boolean> {
    @Override
    public Boolean process(Map.Entry<String, String> phone) {
      if (phone.getValue() == null) return true;
      Lines rest = Lines.of(phone.getValue()).without(leg);
      phone.setValue(rest == null ? null : rest.text());
      return true;
    }
  }
}
