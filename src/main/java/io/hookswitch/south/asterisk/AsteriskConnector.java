package io.hookswitch.south.asterisk;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door to an Asterisk. See the sign of this room for what it does and what it does not. */
public final class AsteriskConnector implements SwitchConnector {

  private static final Logger LOG = LoggerFactory.getLogger(AsteriskConnector.class);

  private static final List<String> EVENTS = List.of("StasisStart", "ChannelStateChange", "ChannelDestroyed");
  /** How long it is remembered how a call has ended, for whoever has missed it. */
  private static final long REMEMBERED = 60_000;

  private final Vertx vertx;
  private final Context home;
  private final Ari ari;
  private final AriSocket socket;
  private final Floor floor;
  private final Supplier<CallId> identities;
  private final Map<CallId, LiveCall> calls = new HashMap<>();
  private final Map<CallId, Orders> orders = new HashMap<>();
  /** Channels that have called in: Asterisk has chosen their ids. */
  private final Map<String, PartyId> arrived = new HashMap<>();
  private Consumer<SwitchEvent> listener;
  private volatile boolean open;

  /**
   * To be built outside of verticles: it takes an event loop for itself.
   *
   * @param home where relative paths of the configuration start
   * @param identities of calls that arrive, chosen by the gateway
   * @throws io.hookswitch.config.ConfigException when the configuration cannot be right, whatever Asterisk does
   */
  public AsteriskConnector(Vertx vertx, AsteriskConfig config, Path home, Lines lines, Supplier<CallId> identities) {
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    this.identities = identities;
    Access access = new Access(config, home);
    ari = new Ari(vertx, access);
    socket = new AriSocket(vertx, this.home, access, this::heard, this::compare);
    floor = new Floor(this.home, ari, new Dialling(config, lines), this::report, this::ended);
  }

  /** What a user cannot do with a call on this switch, whatever the rules say. */
  public static Set<Operation> unsupported() {
    return EnumSet.of(
      Operation.Answer,
      Operation.SwapCalls,
      Operation.InitiateTransfer,
      Operation.CompleteTransfer,
      Operation.InitiateConference,
      Operation.CompleteConference,
      Operation.StartCallRecording,
      Operation.PauseCallRecording,
      Operation.ResumeCallRecording,
      Operation.StopCallRecording,
      Operation.SwitchToListenIn,
      Operation.SwitchToBargeIn,
      Operation.MuteMonitoredUser,
      Operation.UnmuteMonitoredUser,
      Operation.PullCall
    );
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Legs that dial a routing number are not recognised by this connector yet, and rejected as unallocated. */
  @Override
  public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
    Objects.requireNonNull(routes, "routes");
  }

  /** Done also when Asterisk cannot be reached yet: the node starts, says so, and goes on trying. */
  @Override
  public Future<Void> start() {
    if (listener == null) return Future.failedFuture(new IllegalStateException("nobody listens to the switch"));
    open = true;
    return ask(() -> socket.open().otherwiseEmpty());
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    return ask(() -> {
      if (!socket.up()) return Future.failedFuture(new IllegalStateException("there is no line to Asterisk"));
      CallId id = order.party().call();
      LiveCall live = live(id);
      return orders.computeIfAbsent(id, call -> new Orders(live)).take(fence, number, order);
    });
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return ask(() -> {
      LiveCall live = live(call.id());
      return live.next(() -> {
        live.ownedBy(fence);
        if (live.legs().isEmpty()) return Takeover.of(live, call).onSuccess(there -> remember(live));
        live.legs().forEach(live::reportState);
        return Future.succeededFuture();
      });
    });
  }

  private void remember(LiveCall live) {
    for (Leg leg : live.legs()) if (leg.arrived()) arrived.put(leg.channel(), live.party(leg));
  }

  @Override
  public void release(CallId call) {
    run(() -> forget(call));
  }

  private void forget(CallId call) {
    calls.remove(call);
    orders.remove(call);
    arrived.values().removeIf(party -> party.call().equals(call));
  }

  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    return ask(() -> ari.channels().map(channels -> SwitchList.of(channels, calls, after, most)));
  }

  @Override
  public boolean up() {
    return socket.up();
  }

  @Override
  public Future<Void> close() {
    open = false;
    return socket.close().eventually(ari::close);
  }

  private LiveCall live(CallId call) {
    return calls.computeIfAbsent(call, id -> new LiveCall(id, floor));
  }

  private void ended(LiveCall call) {
    vertx.setTimer(REMEMBERED, due ->
      run(() -> {
        if (calls.get(call.id()) == call && call.over()) forget(call.id());
      })
    );
  }

  private void report(SwitchEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException bug) {
      LOG.error("the listener failed on {}", event, bug);
    }
  }

  // What Asterisk tells.

  private void heard(JsonObject event) {
    JsonObject channel = event.getJsonObject("channel");
    String type = event.getString("type", "");
    if (channel == null) return;
    Optional<PartyId> party = Names.party(channel).or(() -> Optional.ofNullable(arrived.get(channel.getString("id"))));
    if (party.isEmpty()) {
      if (type.equals("StasisStart")) arrives(channel, event.getJsonArray("args", new JsonArray()));
      return;
    }
    LiveCall live = calls.get(party.get().call());
    if (live == null) return;
    int index = party.get().index();
    switch (type) {
      case "StasisStart" -> live.next(() -> live.answered(index)).onFailure(this::bug);
      case "ChannelStateChange" -> {
        if ("Ringing".equals(channel.getString("state"))) live.next(() -> live.ringing(index)).onFailure(this::bug);
      }
      case "ChannelDestroyed" -> live.next(() -> live.gone(index, event.getInteger("cause", 0))).onFailure(this::bug);
      default -> LOG.trace("not of interest: {}", type);
    }
  }

  private void bug(Throwable why) {
    LOG.warn("what Asterisk has reported could not be followed up: {}", why.toString());
  }

  /** Somebody calls a subscriber: the dial plan has sent the caller here, and said which number was dialled. */
  private void arrives(JsonObject channel, JsonArray args) {
    String id = channel.getString("id");
    String dialled = args.isEmpty()
      ? channel.getJsonObject("dialplan", new JsonObject()).getString("exten", "")
      : args.getString(0);
    Lines lines = floor.dialling().lines();
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
      .onSuccess(to -> run(() -> offer(id, from, to)));
  }

  private void offer(String channel, Endpoint from, Endpoint to) {
    if (!to.internal()) {
      LOG.info("a call is rejected: it is forwarded to {}, out of the gateway", to.number());
      reject(channel, ReleaseCause.UnknownNumber);
      return;
    }
    CallId id = identities.get();
    arrived.put(channel, id.party(0));
    LiveCall live = live(id);
    live.next(() -> live.arrive(channel, to.subscriber().user().tenant(), from, to)).onFailure(this::bug);
  }

  private void reject(String channel, ReleaseCause cause) {
    ari.hangUp(channel, Causes.reason(cause)).onFailure(this::bug);
  }

  /** The line is there (again): what has happened meanwhile is to be seen from what there is. */
  private void compare() {
    ari
      .onlyEvents(EVENTS)
      .onFailure(why -> LOG.info("Asterisk tells more than it was asked for: {}", why.getMessage()));
    ari
      .version()
      .onSuccess(version -> LOG.info("Asterisk {}", version))
      .onFailure(this::bug);
    if (calls.isEmpty()) return;
    ari
      .channels()
      .onFailure(this::bug)
      .onSuccess(channels -> new ArrayList<>(calls.values()).forEach(live -> compare(live, channels)));
  }

  private void compare(LiveCall live, List<JsonObject> channels) {
    Map<String, String> states = new HashMap<>();
    channels.forEach(channel -> states.put(channel.getString("id"), channel.getString("state", "")));
    live
      .next(() -> {
        Future<Void> all = Future.succeededFuture();
        for (Leg leg : live.legs()) {
          if (leg.phase() == Leg.Phase.WAITING || leg.phase() == Leg.Phase.GONE) continue;
          String state = states.get(leg.channel());
          if (state == null) {
            all = all.compose(done -> live.left(leg.index(), leg.cause() == null ? ReleaseCause.Lost : leg.cause()));
          } else if (state.equals("Up") && leg.awaited()) {
            all = all.compose(done -> live.answered(leg.index()));
          } else if (state.equals("Ringing")) {
            all = all.compose(done -> live.ringing(leg.index()));
          }
        }
        return all;
      })
      .onFailure(this::bug);
  }

  // Where all of it happens.

  private void run(Runnable task) {
    home.runOnContext(go -> task.run());
  }

  private <T> Future<T> ask(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    run(() ->
      Future.<Void>succeededFuture()
        .compose(go ->
          open ? work.get() : Future.failedFuture(new IllegalStateException("the connector to Asterisk is closed"))
        )
        .onComplete((value, failure) -> caller.runOnContext(back -> answer.complete(value, failure)))
    );
    return answer.future();
  }
}
