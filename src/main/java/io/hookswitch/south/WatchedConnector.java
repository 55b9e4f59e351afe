package io.hookswitch.south;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.cluster.StaleOwnerException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** A connector, and how it fares: what an operator wants to know of it. */
public final class WatchedConnector implements SwitchConnector {

  private static final int LONGEST_WORDS = 300;

  private final SwitchConnector switched;
  private final InstantSource clock;
  private final LongAdder orders = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final AtomicReference<Reach> reach;
  private volatile Optional<Instant> lastEvent = Optional.empty();
  private volatile Optional<Failure> lastFailure = Optional.empty();

  public WatchedConnector(SwitchConnector switched, InstantSource clock) {
    this.switched = switched;
    this.clock = clock;
    this.reach = new AtomicReference<>(new Reach(switched.up(), clock.instant()));
  }

  private record Reach(boolean up, Instant since) {}

  /** @param words what the connector said; bounded */
  public record Failure(Instant at, String words) {}

  /**
   * How it fares, as far as this node knows.
   *
   * @param since when this node has found it to be so; looked at whenever somebody asks, and by those who watch the node
   * @param orders that were given, questions included
   * @param failed those that could not be given to the switch, and lists that it could not make
   * @param events that it has reported
   */
  public record Status(
    boolean up,
    Instant since,
    long orders,
    long failed,
    long events,
    Optional<Instant> lastEvent,
    Optional<Failure> lastFailure
  ) {}

  /** From any thread. */
  public Status status() {
    Reach now = look();
    return new Status(now.up(), now.since(), orders.sum(), failed.sum(), events.sum(), lastEvent, lastFailure);
  }

  private Reach look() {
    boolean up = switched.up();
    return reach.updateAndGet(known -> known.up() == up ? known : new Reach(up, clock.instant()));
  }

  @Override
  public void onEvent(Consumer<SwitchEvent> listener) {
    switched.onEvent(event -> {
      events.increment();
      lastEvent = Optional.of(clock.instant());
      listener.accept(event);
    });
  }

  @Override
  public void onArrival(Function<Arrival, Future<Optional<Route>>> routes) {
    switched.onArrival(routes);
  }

  @Override
  public void onWish(Function<Wish, Future<Optional<String>>> wishes) {
    switched.onWish(wishes);
  }

  @Override
  public Future<Void> start() {
    return switched.start().onFailure(this::failed);
  }

  @Override
  public Future<Void> send(long fence, long number, SwitchOrder order) {
    orders.increment();
    return switched.send(fence, number, order).onFailure(this::failed);
  }

  /** An older owner that is refused is no failure of the switch. */
  private void failed(Throwable why) {
    if (why instanceof StaleOwnerException) return;
    failed.increment();
    String words = why.toString();
    lastFailure = Optional.of(
      new Failure(clock.instant(), words.substring(0, Math.min(words.length(), LONGEST_WORDS)))
    );
  }

  @Override
  public Future<Void> adopt(long fence, Call call) {
    return switched.adopt(fence, call).onFailure(this::failed);
  }

  @Override
  public void release(CallId call) {
    switched.release(call);
  }

  @Override
  public Future<SwitchPage> list(int shard, CallId after, int most) {
    return switched.list(shard, after, most).onFailure(this::failed);
  }

  @Override
  public Future<Integer> recordings(PartyId leg) {
    return switched.recordings(leg).onFailure(this::failed);
  }

  @Override
  public Future<Optional<RecordingFile>> recording(PartyId leg, int take) {
    return switched.recording(leg, take).onFailure(this::failed);
  }

  @Override
  public Future<Void> forgetRecordings(PartyId leg, int takes) {
    return switched.forgetRecordings(leg, takes).onFailure(this::failed);
  }

  @Override
  public Set<Operation> unsupported(String tenant) {
    return switched.unsupported(tenant);
  }

  @Override
  public boolean up() {
    return look().up();
  }

  @Override
  public List<Figure> figures() {
    return switched.figures();
  }

  @Override
  public Future<Void> close() {
    return switched.close();
  }
}
