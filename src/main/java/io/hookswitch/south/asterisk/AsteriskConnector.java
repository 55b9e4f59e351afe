package io.hookswitch.south.asterisk;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.RecordingFile;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.hookswitch.south.Wish;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** How long it is remembered how a call has ended, for whoever has missed it. */
  private static final long REMEMBERED = 60_000;

  private final Vertx vertx;
  private final Context home;
  private final Ari ari;
  private final Ami ami;
  private final AriSocket socket;
  private final Floor floor;
  private final Map<CallId, LiveCall> calls = new HashMap<>();
  private final Map<CallId, Orders> orders = new HashMap<>();
  private final Hearing hearing;
  private final Endpoints endpoints;
  private final RecordingFiles files;
  private final Set<Operation> unsupported;
  private Consumer<SwitchEvent> listener;
  private Function<Wish, Future<Optional<String>>> wishes = wish ->
    Future.failedFuture(new IllegalStateException("nobody decides"));
  private volatile boolean open;

  /**
   * To be built outside of verticles: it takes an event loop for itself.
   *
   * @param home where relative paths of the configuration start
   * @param identities of calls that arrive, chosen by the gateway
   * @throws io.hookswitch.config.ConfigException when the configuration cannot be right, whatever Asterisk does
   */
  public AsteriskConnector(
    Vertx vertx,
    AsteriskConfig config,
    Path home,
    PhoneBook lines,
    Supplier<CallId> identities
  ) {
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    Access access = new Access(config, home);
    ari = new Ari(vertx, access);
    ami = new Ami(vertx, access);
    unsupported = ami.configured() ? Set.of(Operation.PullCall) : Set.of(Operation.PullCall, Operation.Answer);
    socket = new AriSocket(vertx, this.home, access, this::heard, this::compare);
    Snoops snoops = new Snoops(this.home, ari, config.patience().toMillis());
    floor = new Floor(
      this.home,
      ari,
      ami,
      new Dialling(config, lines),
      new Channels(),
      snoops,
      this::report,
      this::ended,
      this::compare,
      wish -> wishes.apply(wish)
    );
    files = new RecordingFiles(ari);
    endpoints = new Endpoints(floor);
    hearing = new Hearing(floor, calls, new Arrivals(floor, identities, this::live), endpoints);
  }

  /** Phones that do not pick up when they are told to are known when they have been told, see {@link Orders}. */
  @Override
  public Set<Operation> unsupported(String tenant) {
    return unsupported;
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

  @Override
  public void onWish(Function<Wish, Future<Optional<String>>> wishes) {
    this.wishes = Objects.requireNonNull(wishes, "wishes");
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
      LiveCall second = PairOrders.far(order)
        .or(() -> live.leg(order.party().index()).flatMap(live::elsewhere))
        .map(leg -> live(leg.call()))
        .orElse(live);
      return orders.computeIfAbsent(id, call -> new Orders(live)).take(second, fence, number, order);
    });
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return ask(() -> {
      LiveCall live = live(call.id());
      return live.next(() -> {
        live.ownedBy(fence);
        if (live.legs().isEmpty()) return Takeover.of(live, call);
        live.legs().forEach(live.reports()::state);
        return Future.succeededFuture();
      });
    });
  }

  @Override
  public void release(CallId call) {
    run(() -> forget(call));
  }

  private void forget(CallId call) {
    calls.remove(call);
    orders.remove(call);
    floor.channels().forget(call);
  }

  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    return ask(() -> ari.channels().map(channels -> SwitchList.of(channels, calls, after, most)));
  }

  @Override
  public Future<Integer> recordings(PartyId leg) {
    return files.count(leg, 0);
  }

  @Override
  public Future<Optional<RecordingFile>> recording(PartyId leg, int take) {
    return files.file(leg, take);
  }

  @Override
  public Future<Void> forgetRecordings(PartyId leg, int takes) {
    return files.forget(leg, takes);
  }

  @Override
  public boolean up() {
    return socket.up();
  }

  @Override
  public Future<Void> close() {
    open = false;
    Future<Void> left = socket.up() ? ari.leaveEndpoints() : Future.succeededFuture();
    return left
      .transform(gone -> socket.close())
      .eventually(ari::close)
      .eventually(ami::close);
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

  private void heard(JsonObject event) {
    hearing.heard(event);
  }

  /** The line is there (again): what has happened meanwhile is to be seen from what there is. */
  private void compare() {
    ari
      .onlyEvents(Hearing.EVENTS)
      .onFailure(why -> LOG.info("Asterisk tells more than it was asked for: {}", why.getMessage()));
    ari.build().onSuccess(AsteriskConnector::greet).onFailure(Hearing::bug);
    endpoints.look();
    if (calls.isEmpty()) return;
    ari
      .channels()
      .map(Comparing::new)
      .onFailure(Hearing::bug)
      .onSuccess(seen -> new ArrayList<>(calls.values()).forEach(live -> seen.with(live).onFailure(Hearing::bug)));
  }

  private static void greet(Build build) {
    String mixed = build.dropsWhatSomebodyElseSays()
      ? ", which drops sound that it translates: all calls are mixed"
      : "";
    LOG.info("Asterisk {}{}", build.version(), mixed);
  }

  private void compare(LiveCall live) {
    ari
      .channels()
      .compose(channels -> new Comparing(channels).with(live))
      .onFailure(Hearing::bug);
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
