package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchCall;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.SimConfig;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to the simulated switch: phones that ring and answer on their own clock, a network behind a number plan, and
 * events that arrive as badly as configured. See the sign of this room for what it does with which number.
 */
public final class SimConnector implements SwitchConnector {

  private static final Logger LOG = LoggerFactory.getLogger(SimConnector.class);

  private final SimLoop loop;
  private final SwitchFloor floor;
  private final Map<CallId, LiveCall> calls = new HashMap<>();
  private final Supplier<CallId> identities;
  private final Visits visits = new Visits();
  private final PhoneCheck check;
  private Consumer<SwitchEvent> listener;
  private Function<Arrival, Future<Optional<Route>>> routes = arrival -> Future.succeededFuture(Optional.empty());
  private volatile boolean open;

  /**
   * To be built outside of verticles: the switch takes an event loop for itself.
   *
   * @param phones how the subscribers' phones behave
   * @param identities of calls that the network makes, chosen by the gateway
   * @param store shared by the connectors of a cluster, so that a call outlives its node
   */
  public SimConnector(Vertx vertx, SimConfig config, Phones phones, Supplier<CallId> identities, SimStore store) {
    this(new VertxLoop(vertx), config, phones, identities, store);
  }

  SimConnector(SimLoop loop, SimConfig config, Phones phones, Supplier<CallId> identities, SimStore store) {
    this.loop = loop;
    this.identities = identities;
    floor = new SwitchFloor(
      loop,
      store,
      config,
      Exchange.of(config, phones),
      this::report,
      this::arrived,
      this::sweep,
      this::callBack
    );
    check = new PhoneCheck(floor);
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  @Override
  public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
    this.routes = Objects.requireNonNull(routes, "routes");
  }

  @Override
  public Future<Void> start() {
    if (listener == null) return Future.failedFuture(new IllegalStateException("nobody listens to the switch"));
    open = true;
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    return ask(() -> {
      LiveCall call = live(order.party().call()).atHome();
      return SimPair.secondCall(order)
        .map(second -> new LivePair(call, live(second), floor).take(fence, number, order))
        .orElseGet(() -> call.take(fence, new SimInput.Ordered(number, order)).mapEmpty());
    });
  }

  /**
   * Somebody calls a subscriber. The events go to this connector's listener until another node adopts the call or
   * gives an order for it.
   *
   * @param call an identity that the gateway has chosen; the caller becomes party 0, the subscriber party 1
   * @param from usually of the network
   * @param called a subscriber
   * @return whether a phone rings, that of the subscriber or the one that its owner forwards to; false when it is busy,
   *     wants no calls, is forwarded to the network or the call exists already, and nothing is reported then
   */
  public Future<Boolean> incoming(CallId call, String tenant, Endpoint from, Endpoint called) {
    if (!called.internal()) throw new IllegalArgumentException("the called end is no subscriber: " + called.number());
    return ask(() -> diverted(called).compose(to -> to.internal() ? offer(call, tenant, from, to) : passOn(to)));
  }

  private Future<Boolean> offer(CallId call, String tenant, Endpoint from, Endpoint called) {
    return live(call)
      .take(new SimInput.Incoming(tenant, from, called))
      .map(events -> !events.isEmpty());
  }

  private static Future<Boolean> passOn(Endpoint to) {
    LOG.debug("a call from the network leaves again, to {}", to.number());
    return Future.succeededFuture(false);
  }

  /** Where that cannot be found out, the phone that was called rings: a missed call is worse than one too many. */
  private Future<Endpoint> diverted(Endpoint called) {
    return floor
      .exchange()
      .phones()
      .rings(called)
      .onFailure(down -> LOG.warn("{} rings, forwarded or not: {}", called.number(), down.getMessage()))
      .otherwise(called);
  }

  private void callBack(CallBack wish) {
    loop.after(wish.after(), () -> {
      if (!open) return;
      incoming(identities.get(), wish.tenant(), wish.from(), wish.to())
        .onSuccess(rings -> LOG.debug("{} calls {} back, which rings: {}", wish.from(), wish.to().number(), rings))
        .onFailure(down -> LOG.warn("{} could not call {} back", wish.from().number(), wish.to().number(), down));
    });
  }

  /**
   * A phone of the network, such as a mobile, dials a number that the network brings to the gateway. The events go to
   * this connector's listener until another node adopts the call or gives an order for it.
   *
   * @return the call that the leg has become, empty when nobody knew where it goes and it was rejected as unallocated
   */
  public Future<Optional<CallId>> mobile(String calling, String dialled) {
    return ask(() -> arrived(new Arrival(calling, dialled)));
  }

  private Future<Optional<CallId>> arrived(Arrival arrival) {
    return routes
      .apply(arrival)
      .recover(lost -> {
        LOG.warn("the way of a leg to {} could not be found, it is rejected: {}", arrival.dialled(), lost.getMessage());
        return Future.succeededFuture(Optional.empty());
      })
      .compose(route -> {
        Promise<Optional<CallId>> placed = Promise.promise();
        loop.run(() ->
          route
            .map(this::place)
            .orElseGet(() -> Future.succeededFuture(Optional.empty()))
            .onComplete(placed)
        );
        return placed.future();
      });
  }

  private Future<Optional<CallId>> place(Route route) {
    return live(route.call())
      .take(new SimInput.Placed(route.tenant(), route.from(), route.to()))
      .map(events -> Optional.of(route.call()));
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return ask(() -> live(call.id()).adopt(fence, call));
  }

  /**
   * From what is kept, not from what this node has in memory: what is not kept has not happened. Whoever asks for the list
   * has phones looked after that ring for nobody.
   */
  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    return ask(() -> {
      if (after == null) check.look(shard);
      return floor
        .store()
        .list(shard, after, most)
        .map(forms -> {
          List<SwitchCall> page = new ArrayList<>();
          forms.forEach((id, form) -> SimList.of(SimJson.read(id, form)).ifPresent(page::add));
          return new SwitchPage(page, forms.size() < most ? Optional.empty() : Optional.of(forms.lastKey()));
        });
    });
  }

  @Override
  public void release(CallId call) {
    loop.run(() -> {
      LiveCall live = calls.remove(call);
      if (live != null) live.release();
    });
  }

  @Override
  public Future<Void> close() {
    open = false;
    return loop
      .ask(() -> {
        new ArrayList<>(calls.values()).forEach(LiveCall::release);
        calls.clear();
        return Future.<Void>succeededFuture();
      })
      .eventually(() -> floor.store().close());
  }

  private <T> Future<T> ask(Supplier<Future<T>> work) {
    return loop.ask(() -> open ? work.get() : Future.failedFuture(new IllegalStateException("the switch is closed")));
  }

  private LiveCall live(CallId call) {
    return calls.computeIfAbsent(call, id -> new LiveCall(id, visits.next(id), floor));
  }

  private void report(SwitchEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException bug) {
      LOG.error("the listener failed on {}", event, bug);
    }
  }

  private void sweep(CallId call) {
    calls.computeIfPresent(call, (id, live) -> live.idle() ? null : live);
  }
}
