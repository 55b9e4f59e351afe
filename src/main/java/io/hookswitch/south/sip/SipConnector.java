package io.hookswitch.south.sip;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SipConfig;
import io.hookswitch.south.Arrival;
import io.hookswitch.south.Figure;
import io.hookswitch.south.Route;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.south.SwitchPage;
import io.hookswitch.south.sip.media.Media;
import io.hookswitch.south.sip.transport.JainTransport;
import io.hookswitch.south.sip.transport.SipRequest;
import io.hookswitch.south.sip.transport.SipResponse;
import io.hookswitch.south.sip.transport.SipTransport;
import io.hookswitch.south.sip.transport.Sources;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private Consumer<SwitchEvent> listener;
  private volatile boolean open;

  /**
   * To be built outside of verticles: it takes an event loop for itself, and threads for sound.
   *
   * @param home where relative paths of the configuration start
   * @param identities of calls that arrive, chosen by the gateway
   * @throws ConfigException when the configuration cannot be right, whatever phones do
   */
  public SipConnector(
    Vertx vertx,
    SipConfig config,
    Path home,
    PhoneBook book,
    SipStore store,
    Supplier<CallId> identities
  ) {
    Settings.check(config);
    Digest digest = new Digest(config.realm(), Settings.secrets(config, home), System::nanoTime);
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    Sources sources = new Sources(config.sources(), config.rate(), System::nanoTime);
    transport = new JainTransport(this.home, config.address(), config.port(), List.of("udp", "tcp"), sources);
    Telling telling = new Telling();
    media = media(config, home, (line, key) -> this.home.runOnContext(go -> telling.pressed(line, key)));
    Wire wire = new Wire(vertx, this.home, config, transport, media, store, telling);
    addresses = new Addresses(config, book, store);
    lines = new LineTable(wire, addresses);
    board = new Switchboard(wire, lines, book, home.resolve(config.recordings()), this::report);
    registrar = new Registrar(digest, store);
    arrivals = new Arrivals(wire, lines, board, book, registrar, identities);
    adoption = new Adoption(wire, lines, board);
  }

  private static Media media(SipConfig config, Path home, Media.Keys pressed) {
    try {
      InetAddress address = InetAddress.getByName(config.address());
      return new Media(address, config.mediaFrom(), config.mediaTo(), config.music().map(home::resolve), pressed);
    } catch (IOException unable) {
      throw new ConfigException(List.of("switch.sip.music: " + unable.getMessage()));
    }
  }

  /** What a user cannot do with a call on this switch, whatever the rules say. */
  public static Set<Operation> unsupported() {
    return EnumSet.noneOf(Operation.class);
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
  public Future<Void> start() {
    if (listener == null) return Future.failedFuture(new IllegalStateException("nobody listens to the switch"));
    return transport.open(new Hearing()).onSuccess(listening -> open = true);
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
      board.turn(turn -> {
        turn.ordered(order.party().call());
        Orders.obey(turn, number, order, willing);
      });
      live.taken(number, "");
    } catch (Refused no) {
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
        if (live.call().legs().isEmpty()) return adoption.take(call);
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
      .eventually(() ->
        vertx.executeBlocking(() -> {
          media.close();
          return null;
        }, false)
      );
  }

  private void report(SwitchEvent event) {
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

  /** What lines tell, as turns. */
  private final class Telling implements LineEvents {

    @Override
    public void ringing(String line, boolean talks) {
      board.turn(turn -> Facts.ringing(turn, line, talks));
    }

    @Override
    public void answered(String line) {
      board.turn(turn -> Facts.answered(turn, line));
    }

    @Override
    public void failed(String line, ReleaseCause cause) {
      board.turn(turn -> Facts.failed(turn, line, cause));
    }

    @Override
    public void ended(String line, ReleaseCause cause) {
      board.turn(turn -> Facts.ended(turn, line, cause));
    }

    @Override
    public void held(String line) {
      board.turn(turn -> Facts.held(turn, line));
    }

    @Override
    public void retrieved(String line) {
      board.turn(turn -> Facts.retrieved(turn, line));
    }

    @Override
    public void pressed(String line, char key) {
      board.turn(turn -> Facts.pressed(turn, line, key));
    }
  }

  /** What comes by SIP: where it belongs. */
  private final class Hearing implements SipTransport.Handler {

    @Override
    public void request(SipTransport.Asked asked) {
      SipRequest request = asked.request();
      if (!request.to().tag().isEmpty()) {
        if (!lines.within(asked)) answer(asked, 481, Map.of());
        return;
      }
      switch (request.method()) {
        case "INVITE" -> arrivals.invited(asked);
        case "REGISTER" -> registrar.register(asked);
        case "OPTIONS" -> answer(asked, 200, Map.of("Allow", Line.ALLOW));
        case "BYE", "UPDATE", "INFO", "NOTIFY", "REFER", "PRACK" -> answer(asked, 481, Map.of());
        default -> answer(asked, 405, Map.of("Allow", Line.ALLOW));
      }
    }

    private void answer(SipTransport.Asked asked, int status, Map<String, String> headers) {
      asked.answer(SipResponse.to(asked.request(), status, Wire.random(), headers));
    }

    @Override
    public void cancelled(SipTransport.Asked asked) {
      if (!arrivals.cancelled(asked)) lines.cancelled(asked);
    }

    @Override
    public void acknowledged(SipRequest ack) {
      lines.acknowledged(ack);
    }

    @Override
    public void repeated(SipResponse success) {
      lines.repeated(success);
    }
  }
}
