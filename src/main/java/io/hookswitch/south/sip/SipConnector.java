package io.hookswitch.south.sip;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SipConfig;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Figure;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.RecordingFile;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.hookswitch.south.Wish;
import io.hookswitch.south.sip.media.Media;
import io.hookswitch.south.sip.transport.Ends;
import io.hookswitch.south.sip.transport.JainTransport;
import io.hookswitch.south.sip.transport.SipTransport;
import io.hookswitch.south.sip.transport.Sources;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The door to SIP phones. See the sign of this room for what it does and what it does not. */
public final class SipConnector implements SwitchConnector {

  private final Vertx vertx;
  private final Context home;
  private final Media media;
  private final SipTransport transport;
  private final Addresses addresses;
  private final LineTable lines;
  private final Switchboard board;
  private final Registrar registrar;
  private final Arrivals arrivals;
  private final Adoption adoption;
  private final Transfers transfers;
  private final RecordingFiles recordings;
  private Consumer<SwitchEvent> listener;
  private volatile boolean open;

  /**
   * To be built outside of verticles: it takes an event loop for itself, and threads for sound.
   *
   * @param home where relative paths of the configuration start
   * @param peers who else may have recorded something
   * @param identities of calls that arrive, chosen by the gateway
   * @throws ConfigException when the configuration cannot be right, whatever phones do
   */
  public SipConnector(
    Vertx vertx,
    SipConfig config,
    Path home,
    PhoneBook book,
    SipStore store,
    Peers peers,
    Supplier<CallId> identities
  ) {
    Settings.check(config);
    Digest digest = new Digest(config.realm(), Settings.secrets(config, home), System::nanoTime);
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    Sources sources = new Sources(config.sources(), config.rate(), System::nanoTime);
    Ends plain = Ends.plain(config.address(), config.port());
    Ends ends = config.tls().on() ? plain.secured(config.tls().port()) : plain;
    transport = new JainTransport(this.home, ends, Certificates.of(vertx, config.tls(), home), sources);
    Telling telling = new Telling();
    media = media(config, home, (line, key) -> this.home.runOnContext(go -> telling.pressed(line, key)));
    Keeper keeper = new Keeper(this.home, store);
    Timers timers = Timers.on(vertx, this.home);
    Wire wire = new Wire(this.home, timers, config, transport, media, keeper, telling);
    addresses = new Addresses(config, book, store);
    lines = new LineTable(wire, addresses);
    Path folder = home.resolve(config.recordings());
    board = new Switchboard(wire, lines, book, folder, this::report);
    transfers = new Transfers(this.home, board, lines, book, addresses);
    telling.to(board, transfers);
    keeper.onLost(board::release);
    registrar = new Registrar(digest, store, book, timers);
    arrivals = new Arrivals(wire, lines, board, book, registrar, identities);
    adoption = new Adoption(wire, lines, board);
    recordings = new RecordingFiles(vertx, peers, new Shelf(vertx, folder, media));
  }

  private static Media media(SipConfig config, Path home, Media.Keys pressed) {
    try {
      InetAddress address = InetAddress.getByName(config.address());
      return new Media(address, config.mediaFrom(), config.mediaTo(), config.music().map(home::resolve), pressed);
    } catch (IOException unable) {
      throw new ConfigException(List.of("switch.sip.music: " + unable.getMessage()));
    }
  }

  @Override
  public List<Figure> figures() {
    return SipFigures.of(media.figures(), transport.counts(), registrar);
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
    transfers.onWish(wishes);
  }

  @Override
  public Future<Void> start() {
    if (listener == null) return Future.failedFuture(new IllegalStateException("nobody listens to the switch"));
    return recordings
      .start()
      .compose(shelved -> transport.open(new Doorway(lines, arrivals, registrar)))
      .onSuccess(listening -> open = true);
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    return ask(() -> {
      Live live = board.live(order.party().call());
      return live.after(() -> {
        live.ownedBy(fence);
        return take(live, number, order);
      });
    });
  }

  private Future<Void> take(Live live, long number, SwitchOrder order) {
    if (number == SwitchOrder.QUESTION) {
      board.turn(turn -> Orders.inspect(turn, order.party()));
      return Future.succeededFuture();
    }
    String before = live.outcome(number);
    if (before != null) {
      if (before.isEmpty()) board.turn(turn -> Orders.again(turn, number, order));
      else failed(order.party(), number, before);
      return Future.succeededFuture();
    }
    return willing(order).map(willing -> {
      obey(live, number, order, willing);
      return (Void) null;
    });
  }

  private void obey(Live live, long number, SwitchOrder order, boolean willing) {
    try {
      target(order).ifPresent(addresses::check);
      transfers.ordered(order);
      board.turn(turn -> {
        turn.ordered(order.party().call());
        Orders.obey(turn, number, order, willing);
      });
      live.taken(number, "");
    } catch (Refused no) {
      transfers.refused(order);
      live.taken(number, no.getMessage());
      failed(order.party(), number, no.getMessage());
    }
  }

  private void failed(PartyId party, long number, String why) {
    board.turn(turn -> turn.report(party, (leg, sequence) -> new SwitchEvent.OrderFailed(leg, sequence, number, why)));
  }

  /** Whom an order calls. */
  private static Optional<Endpoint> target(SwitchOrder order) {
    return switch (order) {
      case SwitchOrder.Dial dial -> Optional.of(dial.to());
      case SwitchOrder.Consult consult -> Optional.of(consult.to());
      case SwitchOrder.Redirect redirect -> Optional.of(redirect.to());
      case SwitchOrder.Join join -> Optional.of(join.to());
      case SwitchOrder.Monitor monitor -> Optional.of(monitor.to());
      default -> Optional.empty();
    };
  }

  /** Of those who are called at once; whether others want calls is found out when they are. */
  private Future<Boolean> willing(SwitchOrder order) {
    boolean later = order instanceof SwitchOrder.Dial || order instanceof SwitchOrder.Consult;
    return later
      ? Future.succeededFuture(true)
      : target(order).map(board::willing).orElse(Future.succeededFuture(true));
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return ask(() -> {
      Live live = board.live(call.id());
      return live.after(() -> {
        live.ownedBy(fence);
        if (live.call().legs().isEmpty()) return adoption.take(call, fence);
        board.turn(turn ->
          live
            .call()
            .legs()
            .keySet()
            .forEach(index -> turn.reportWhole(call.id().party(index)))
        );
        return Future.succeededFuture();
      });
    });
  }

  @Override
  public void release(CallId call) {
    home.runOnContext(go -> board.release(call));
  }

  /** Those of this node: others know of theirs. */
  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    return ask(() -> Future.succeededFuture(SwitchList.of(board.calls(), after, most)));
  }

  @Override
  public Future<Integer> recordings(PartyId leg) {
    return recordings.count(leg);
  }

  @Override
  public Future<Void> forgetRecordings(PartyId leg, int takes) {
    return recordings.forget(leg);
  }

  @Override
  public Future<Optional<RecordingFile>> recording(PartyId leg, int take) {
    return recordings.file(leg, take);
  }

  @Override
  public boolean up() {
    return open;
  }

  @Override
  public Future<Void> close() {
    open = false;
    Promise<Void> rested = Promise.promise();
    home.runOnContext(go -> {
      lines.rest();
      rested.complete();
    });
    return rested
      .future()
      .eventually(transport::close)
      .eventually(recordings::close)
      .eventually(() ->
        vertx.executeBlocking(() -> {
          media.close();
          return null;
        }, false)
      );
  }

  private void report(SwitchEvent event) {
    transfers.reported(event);
    listener.accept(event);
  }

  private <T> Future<T> ask(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    home.runOnContext(go ->
      Future.<Void>succeededFuture()
        .compose(now ->
          open ? work.get() : Future.failedFuture(new IllegalStateException("the SIP connector is closed"))
        )
        .onComplete((value, failure) -> caller.runOnContext(back -> answer.complete(value, failure)))
    );
    return answer.future();
  }
}
