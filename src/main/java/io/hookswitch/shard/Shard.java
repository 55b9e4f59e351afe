package io.hookswitch.shard;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.cluster.Lease;
import io.hookswitch.wire.Ask;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of one shard, while this node holds its lease. Lives on the event loop of the {@link NodeVerticle}.
 */
final class Shard {

  private final Vertx vertx;
  private final Surroundings doors;
  private final Lease lease;
  private final Map<CallId, Owned> calls = new HashMap<>();

  private record Owned(CallVerticle verticle, Future<String> deployment) {}

  Shard(Vertx vertx, Surroundings doors, Lease lease) {
    this.vertx = vertx;
    this.doors = doors;
    this.lease = lease;
  }

  Lease lease() {
    return lease;
  }

  int size() {
    return calls.size();
  }

  /** Takes over the calls that an earlier owner left in the store. */
  Future<Void> adopt(List<Call> stored) {
    List<Future<?>> deployments = new ArrayList<>();
    stored.forEach(call -> deployments.add(own(call.id(), call).deployment()));
    return Future.join(deployments).mapEmpty();
  }

  /** Hands an ask to the call's owner, which is made when the call begins. */
  void deliver(Message<Ask> message) {
    Ask ask = message.body();
    Owned owned = calls.get(ask.call());
    if (owned == null && begins(ask)) owned = own(ask.call(), null);
    if (owned == null) {
      message.reply(CallVerticle.unknown(ask));
      return;
    }
    CallVerticle verticle = owned.verticle();
    owned
      .deployment()
      .onSuccess(id -> verticle.offer(message))
      .onFailure(broken -> message.fail(Undelivered.NOT_HERE, broken.getMessage()));
  }

  /** Lets all calls come to rest in the store. */
  Future<Void> close() {
    List<Future<?>> undeployments = new ArrayList<>();
    calls.values().forEach(owned -> undeployments.add(owned.deployment().compose(vertx::undeploy)));
    calls.clear();
    return Future.join(undeployments).mapEmpty();
  }

  private static boolean begins(Ask ask) {
    return switch (ask.input()) {
      case Command.Dial dial -> true;
      case SwitchEvent.Offered offered -> true;
      case Crossing.ConsultBegun begun -> true;
      case null, default -> false;
    };
  }

  private Owned own(CallId id, Call stored) {
    var here = vertx.getOrCreateContext();
    CallVerticle verticle = new CallVerticle(id, stored, doors, () -> here.runOnContext(turn -> forget(id)));
    Owned owned = new Owned(verticle, vertx.deployVerticle(verticle));
    calls.put(id, owned);
    return owned;
  }

  private void forget(CallId id) {
    Owned owned = calls.remove(id);
    if (owned != null) owned.deployment().compose(vertx::undeploy);
  }
}
