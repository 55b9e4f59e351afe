package io.hookswitch.shard;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The owners of one kind that live in a shard, by what they own. There is never more than one of a key: a new one starts
 * when the one before has let go. Lives on the event loop of the {@link NodeVerticle}.
 */
final class Residents<K, V extends VerticleBase> {

  private final Vertx vertx;
  private final Map<K, Resident<V>> here = new HashMap<>();
  private final Map<K, Future<?>> leaving = new HashMap<>();

  private record Resident<V>(V verticle, Future<String> deployment) {
    Future<Void> leave(Vertx vertx) {
      return deployment.compose(vertx::undeploy);
    }
  }

  Residents(Vertx vertx) {
    this.vertx = vertx;
  }

  int size() {
    return here.size();
  }

  boolean has(K key) {
    return here.containsKey(key);
  }

  /**
   * Starts an owner.
   *
   * @param make given what the owner calls, from any thread, when it is no longer needed
   */
  Future<?> own(K key, Function<Runnable, V> make) {
    Context home = vertx.getOrCreateContext();
    V verticle = make.apply(() -> home.runOnContext(turn -> forget(key)));
    Future<String> deployment = leaving
      .getOrDefault(key, Future.succeededFuture())
      .transform(gone -> vertx.deployVerticle(verticle));
    here.put(key, new Resident<>(verticle, deployment));
    return deployment.onFailure(broken -> home.runOnContext(turn -> here.remove(key)));
  }

  /** An owner that is here, started or not. */
  V at(K key) {
    return here.get(key).verticle();
  }

  /** All, each when it has started. */
  List<Future<V>> all() {
    return here
      .values()
      .stream()
      .map(one -> one.deployment().map(one.verticle()))
      .toList();
  }

  /** Hands an ask to the owner, once it has started. */
  void deliver(K key, Asker asker, Consumer<V> offer) {
    Resident<V> resident = here.get(key);
    resident
      .deployment()
      .onSuccess(id -> offer.accept(resident.verticle()))
      .onFailure(broken -> asker.fail(Undelivered.NOT_HERE, broken.getMessage()));
  }

  Set<K> keys() {
    return Set.copyOf(here.keySet());
  }

  /** Asks an owner that is here, once it has started. */
  <R> Future<R> ask(K key, Function<V, Future<R>> what) {
    Resident<V> resident = here.get(key);
    return resident.deployment().compose(id -> what.apply(resident.verticle()));
  }

  /** Lets all come to rest in the store. */
  Future<Void> close() {
    List<Future<?>> all = new ArrayList<>(leaving.values());
    here.values().forEach(resident -> all.add(resident.leave(vertx)));
    here.clear();
    return Future.join(all).mapEmpty();
  }

  private void forget(K key) {
    Resident<V> resident = here.remove(key);
    if (resident == null) return;
    Future<Void> gone = resident.leave(vertx);
    leaving.put(key, gone);
    gone.onComplete(done -> leaving.remove(key, gone));
  }
}
