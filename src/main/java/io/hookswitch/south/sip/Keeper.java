package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.hookswitch.cluster.StaleOwnerException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What another node needs to go on with a call, brought to the store: for each name one after the other, and under the fences of
 * the calls that it is about. A node that does not own them any more writes nothing, and lets go of them. On the connector's context.
 */
final class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final Context home;
  private final SipStore store;
  private final Map<String, Kept> all = new HashMap<>();
  private Consumer<CallId> lost = call -> {};

  /** One name. */
  private static final class Kept {

    private final Map<CallId, Long> fences = new LinkedHashMap<>();
    private Future<Void> tail = Future.succeededFuture();
    private boolean there;
  }

  Keeper(Context home, SipStore store) {
    this.home = home;
    this.store = store;
  }

  /** @param lost told of a call that another node owns by now */
  void onLost(Consumer<CallId> lost) {
    this.lost = lost;
  }

  /** From now on the name is about this call, too. */
  void under(String name, CallId call, long fence) {
    all.computeIfAbsent(name, unknown -> new Kept()).fences.put(call, fence);
  }

  Future<Void> save(String name, byte[] form) {
    Kept kept = all.computeIfAbsent(name, unknown -> new Kept());
    return after(kept, () -> {
      boolean first = !kept.there;
      kept.there = true;
      return write(name, kept, first, form);
    });
  }

  void forget(String name) {
    Kept kept = all.remove(name);
    if (kept == null) return;
    after(kept, () -> kept.there ? write(name, kept, false, null) : Future.succeededFuture()).onFailure(why ->
      LOG.info("{} stays in the store: {}", name, why.getMessage())
    );
  }

  /** Another node has it: what is in the store stays. */
  void let(String name) {
    all.remove(name);
  }

  /** What was kept, from now on under this node's fence. */
  Future<Map<String, byte[]>> take(CallId call, long fence, Set<String> names) {
    return here(store.take(new SipStore.Claim(Map.of(call, fence), false), names)).onSuccess(found ->
      found.keySet().forEach(name -> {
        under(name, call, fence);
        all.get(name).there = true;
      })
    );
  }

  private static Future<Void> after(Kept kept, Supplier<Future<Void>> write) {
    Future<Void> done = kept.tail.transform(before -> write.get());
    kept.tail = done.otherwiseEmpty();
    return done;
  }

  private Future<Void> write(String name, Kept kept, boolean first, byte[] form) {
    return here(store.save(name, new SipStore.Claim(kept.fences, first), form)).compose(newer -> {
      if (newer.isEmpty()) return Future.succeededFuture();
      long mine = kept.fences.getOrDefault(newer.get(), Long.MIN_VALUE);
      lost.accept(newer.get());
      return Future.failedFuture(new StaleOwnerException(newer.get(), mine));
    });
  }

  private <T> Future<T> here(Future<T> stored) {
    Promise<T> answer = Promise.promise();
    stored.onComplete((value, failure) -> home.runOnContext(back -> answer.complete(value, failure)));
    return answer.future();
  }
}
