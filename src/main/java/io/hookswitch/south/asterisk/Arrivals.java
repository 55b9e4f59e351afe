package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.south.PhoneBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that the dial plan sends to the application. */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Floor floor;
  private final Supplier<CallId> identities;
  private final Function<CallId, LiveCall> calls;

  /**
   * @param identities of calls that arrive, chosen by the gateway
   * @param calls makes them known
   */
  Arrivals(Floor floor, Supplier<CallId> identities, Function<CallId, LiveCall> calls) {
    this.floor = floor;
    this.identities = identities;
    this.calls = calls;
  }

  /** Somebody calls a subscriber: the dial plan has sent the caller here, and said which number was dialled. */
  void arrives(JsonObject channel, JsonArray args) {
    String id = channel.getString("id");
    String dialled = args.isEmpty()
      ? channel.getJsonObject("dialplan", new JsonObject()).getString("exten", "")
      : args.getString(0);
    PhoneBook lines = floor.dialling().lines();
    Optional<Endpoint> called = lines.subscriber(dialled);
    if (called.isEmpty()) {
      LOG.info("a call to {} is rejected: it is no subscriber's number, or more than one's", dialled);
      reject(id, ReleaseCause.UnknownNumber);
      return;
    }
    String number = channel.getJsonObject("caller", new JsonObject()).getString("number", "");
    Endpoint from = lines.subscriber(Names.endpoint(channel)).orElseGet(() -> Endpoint.network(number, number));
    lines
      .rings(called.get())
      .onFailure(down -> LOG.warn("{} rings, forwarded or not: {}", dialled, down.getMessage()))
      .otherwise(called.get())
      .onSuccess(to -> floor.home().runOnContext(here -> offer(id, from, to)));
  }

  private void offer(String channel, Endpoint from, Endpoint to) {
    if (!to.internal()) {
      LOG.info("a call is rejected: it is forwarded to {}, out of the gateway", to.number());
      reject(channel, ReleaseCause.UnknownNumber);
      return;
    }
    LiveCall live = calls.apply(identities.get());
    String tenant = to.subscriber().user().tenant();
    live.next(() -> live.course().arrive(channel, tenant, from, to)).onFailure(this::bug);
  }

  private void reject(String channel, ReleaseCause cause) {
    Future<Boolean> gone = floor.ari().hangUp(channel, Causes.reason(cause));
    gone.onFailure(this::bug);
  }

  private void bug(Throwable why) {
    LOG.warn("a call that has arrived could not be dealt with: {}", why.toString());
  }
}
