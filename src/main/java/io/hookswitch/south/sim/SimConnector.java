package io.hookswitch.south.sim;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.SimConfig;
import io.hookswitch.south.SwitchConnector;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
  private final Visits visits = new Visits();
  private Consumer<SwitchEvent> listener;
  private volatile boolean open;

  /**
   * To be built outside of verticles: the switch takes an event loop for itself.
   *
   * @param phones how the subscribers' phones behave
   * @param store shared by the connectors of a cluster, so that a call outlives its node
   */
  public SimConnector(Vertx vertx, SimConfig config, Phones phones, SimStore store) {
    this(new VertxLoop(vertx), config, phones, store);
  }

  SimConnector(SimLoop loop, SimConfig config, Phones phones, SimStore store) {
    this.loop = loop;
    floor = new SwitchFloor(loop, store, config, Exchange.of(config, phones), this::report, this::sweep);
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
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
   * @return whether the phone rings; false when it is busy or the call exists already, nothing is reported then
   */
  public Future<Boolean> incoming(CallId call, String tenant, Endpoint from, Endpoint called) {
    if (!called.internal()) throw new IllegalArgumentException("the called end is no subscriber: " + called.number());
    return ask(() ->
      live(call)
        .take(new SimInput.Incoming(tenant, from, called))
        .map(events -> !events.isEmpty())
    );
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return ask(() -> live(call.id()).adopt(fence, call));
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
    return loop.ask(() -> {
      new ArrayList<>(calls.values()).forEach(LiveCall::release);
      calls.clear();
      return Future.succeededFuture();
    });
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
