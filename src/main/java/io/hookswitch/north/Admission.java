package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.hookswitch.config.LimitsConfig;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Decides which requests this node takes on. What is refused is refused before the contract is looked at, and long before
 * a call hears of it. Urgent requests are counted and never refused. One for all event loops of a node.
 */
public final class Admission {

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Duration SOON = Duration.ofSeconds(1);
  /** Well before its client gives up: who asks again then is told by a node that has room. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Several times what a request takes; a node with too much to do lets in sixteen each time this has passed. */
  private static final Duration BUSY = Duration.ofMillis(200);

  private final LimitsConfig limits;
  private final Budgets budgets;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final LongAdder tooMany = new LongAdder();
  private final LongAdder urgent = new LongAdder();
  private final AtomicInteger most = new AtomicInteger();
  private final Outcomes outcomes = new Outcomes();
  private final Latencies latencies = new Latencies();
  private final LongSupplier nanos;
  private final Headroom headroom;
  private final Line line;
  private volatile boolean draining;

  public Admission(LimitsConfig limits) {
    this(limits, System::nanoTime);
  }

  /** @param nanos a clock that only counts on */
  Admission(LimitsConfig limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.budgets = new Budgets(limits, nanos);
    this.headroom = new Headroom(limits.requests(), limits.late(), nanos.getAsLong());
    this.line = new Line(headroom::limit, LONGEST, BUSY, nanos);
  }

  /** Whether a request only looks. It has no budget and is never urgent, so nobody need know who sent it. */
  static boolean looks(HttpMethod method) {
    return READING.contains(method);
  }

  /** A request that only looks. Taken on with {@code Optional.empty()}; then {@link #leave} has to follow. */
  Optional<Problem> look() {
    return enter(Optional.empty(), false);
  }

  /** The same for a command. */
  Optional<Problem> enter(Optional<UserId> user, boolean urgent) {
    int before = underWay.getAndIncrement();
    Optional<Problem> problem = urgent
      ? Optional.empty()
      : before >= limits.requests()
        ? Optional.of(refuse())
        : user.flatMap(budgets::spend);
    if (problem.isPresent()) underWay.decrementAndGet();
    else most.accumulateAndGet(before + 1, Math::max);
    if (urgent) this.urgent.increment();
    return problem;
  }

  void leave() {
    underWay.decrementAndGet();
  }

  /**
   * The place of a request that was taken on, which is worked on when this node has room. {@link Line.Turn#over} has to
   * follow.
   */
  Line.Turn turn(boolean urgent, Line.Request request) {
    return line.turn(urgent, request);
  }

  /** What is told who has waited too long. */
  Problem stoodInLine() {
    tooMany.increment();
    String detail =
      "This node is too busy, and had no time for it within " + LONGEST.toSeconds() + " s; it was not done.";
    return Problem.later(Problem.Kind.UNAVAILABLE, detail, SOON);
  }

  /** An event loop says regularly how late it was. */
  void ticked(long lateNanos) {
    headroom.ticked(nanos.getAsLong(), lateNanos, line.inside());
    line.look();
  }

  /** How many requests are worked on at once before others wait. */
  public int room() {
    return headroom.limit();
  }

  /** Whether this node is late with what it has to do. */
  public boolean busy() {
    return headroom.late();
  }

  /** Requests that have been taken on, and wait until there is room. */
  public int inLine() {
    return line.waiting();
  }

  /** From now on clients had better go elsewhere; whoever comes is served. */
  public void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /** Whether a connection may stay; one that stays has to be {@link #disconnected}. */
  boolean connected() {
    boolean stays = connections.getAndIncrement() < limits.connections();
    if (!stays) connections.decrementAndGet();
    return stays;
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  /** Requests that are being worked on. */
  public int underWay() {
    return underWay.get();
  }

  /** The most there have ever been. */
  public int mostUnderWay() {
    return most.get();
  }

  public int connections() {
    return connections.get();
  }

  /** Requests that were refused because there were too many under way. */
  public long tooMany() {
    return tooMany.sum();
  }

  /** Requests that were taken on whatever there was to do. */
  public long urgent() {
    return urgent.sum();
  }

  /** How commands ended, also those that got no further than here. */
  public Outcomes outcomes() {
    return outcomes;
  }

  /** How long commands took. */
  public Latencies latencies() {
    return latencies;
  }

  /** @param nanos since it arrived */
  void answered(HttpMethod method, int status, long nanos) {
    if (READING.contains(method)) return;
    outcomes.count(status);
    latencies.took(nanos);
  }

  /** Whether a request that is not urgent would be refused now. */
  boolean isFull() {
    return underWay.get() >= limits.requests();
  }

  /** Counts a request that is not taken on; what it is told. */
  Problem refuse() {
    tooMany.increment();
    String detail = "This node has " + limits.requests() + " requests to work on already; it was not done.";
    return Problem.later(Problem.Kind.UNAVAILABLE, detail, SOON);
  }
}
