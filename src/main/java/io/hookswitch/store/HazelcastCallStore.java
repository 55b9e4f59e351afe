package io.hookswitch.store;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.hookswitch.cluster.Answers;
import io.hookswitch.cluster.Copies;
import io.hookswitch.cluster.Memory;
import io.hookswitch.cluster.ShardKeys;
import io.hookswitch.cluster.StaleOwnerException;
import io.hookswitch.wire.Packed;
import io.hookswitch.wire.PackedCalls;
import io.hookswitch.wire.WireJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps calls in Hazelcast maps with a backup on another node. A call's key is its number, so that its entry lies in the
 * partition that is its shard, on the node that owns it.
 */
public final class HazelcastCallStore implements CallStore {

  private final Vertx vertx;
  private final IMap<Long, byte[]> calls;
  private final IMap<String, Appearances> users;
  private final IMap<String, Long> once;
  private final Copies copies;
  private final ShardKeys keys;

  public HazelcastCallStore(Vertx vertx, HazelcastInstance hazelcast) {
    this.vertx = vertx;
    this.calls = hazelcast.getMap("hookswitch-calls");
    this.users = hazelcast.getMap("hookswitch-users");
    this.once = hazelcast.getMap("hookswitch-once");
    this.copies = new Copies(vertx, hazelcast);
    this.keys = new ShardKeys(hazelcast);
  }

  @Override
  public Future<Void> create(Call call, long fence) {
    return write(call, new FencedWrite(fence, call.version(), true, form(call, fence), false));
  }

  @Override
  public Future<Void> put(Call call, long fence) {
    return write(call, new FencedWrite(fence, call.version(), false, form(call, fence), false));
  }

  @Override
  public Future<Void> remove(Call call, long fence) {
    return write(call, new FencedWrite(fence, call.version(), false, null, false));
  }

  @Override
  public Future<List<Call>> takeOver(int shard, long fence) {
    return vertx.executeBlocking(
      () ->
        calls
          .<byte[]>executeOnEntries(
            new FenceRaise(fence),
            Predicates.partitionPredicate(keys.of(shard), Predicates.alwaysTrue())
          )
          .values()
          .stream()
          .map(form -> read(form, "shard " + shard, fence))
          .toList(),
      false
    );
  }

  @Override
  public Future<Optional<Call>> takeOver(CallId call, long fence) {
    return here(calls.submitToKey(call.number(), new FenceRaise(fence))).map(form ->
      form.length == Fenced.NONE.length ? Optional.empty() : Optional.of(read(form, "call " + call, fence))
    );
  }

  @Override
  public Future<Optional<Call>> find(CallId call) {
    return Memory.prepare(vertx, () -> calls.getAsync(call.number())).map(form ->
      Optional.ofNullable(form).map(HazelcastCallStore::read)
    );
  }

  private Future<Void> write(Call call, FencedWrite write) {
    long key = call.id().number();
    return copies.write(calls, key, write, write.repeated()).compose(
      found ->
        switch (found) {
          case AS_EXPECTED -> Future.succeededFuture();
          case ANOTHER_STATE -> Future.failedFuture(new OutdatedException(call.id(), call.version()));
          case NEWER_OWNER -> Future.failedFuture(new StaleOwnerException("call " + call.id(), write.fence()));
        }
    );
  }

  private static byte[] form(Call call, long fence) {
    return Fenced.write(fence, call.version(), PackedCalls.of(call));
  }

  private static Call read(byte[] form, String what, long fence) {
    if (form.length == Fenced.STALE.length) throw new StaleOwnerException(what, fence);
    return read(form);
  }

  private static Call read(byte[] form) {
    return WireJson.read(Packed.unpack(Fenced.read(form).body()), Call.class);
  }

  @Override
  public Future<Void> enlist(UserId user, PartyId party, PartyId known) {
    return change(user, party, known, AppearanceChange.Kind.APPEARS);
  }

  @Override
  public Future<Void> detach(UserId user, PartyId party) {
    return change(user, party, party, AppearanceChange.Kind.DETACHES);
  }

  @Override
  public Future<Void> delist(UserId user, PartyId party) {
    return change(user, party, party, AppearanceChange.Kind.DISAPPEARS);
  }

  @Override
  public Future<List<Listed>> listed(UserId user) {
    return Memory.prepare(vertx, () -> users.getAsync(user.toString())).map(found ->
      found == null ? List.of() : found.listed()
    );
  }

  @Override
  public Future<CallId> claim(UserId user, String name, CallId fresh, Duration kept) {
    // Neither tenants nor users have a line break in their names.
    String key = user + "\n" + name;
    OnceClaim claim = new OnceClaim(fresh.number(), kept);
    return Memory.prepare(vertx, () -> copies.write(once, key, claim).toCompletionStage()).map(CallId::new);
  }

  private Future<Void> change(UserId user, PartyId party, PartyId known, AppearanceChange.Kind kind) {
    AppearanceChange change = new AppearanceChange(Appearances.Key.of(party, known), kind);
    return copies.write(users, user.toString(), change);
  }

  private <T> Future<T> here(CompletionStage<T> stage) {
    return Answers.of(vertx, stage);
  }
}
