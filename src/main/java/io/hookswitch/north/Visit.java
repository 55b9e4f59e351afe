package io.hookswitch.north;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.Duration;
import java.time.Instant;

/** One request on its way through the gates, with what each gate found out. Lives on one event loop. */
final class Visit {

  private static final String KEY = "visit";

  final Dialect dialect;
  /** What the contract has where this request goes; {@code null} for nothing. */
  final Path promised;
  /** What it asks for there; {@code null} where this method does nothing. */
  final Operation operation;
  final String correlation;
  final Instant deadline;
  final String address;
  final long arrivedNanos = System.nanoTime();
  private final RoutingContext context;
  private final Duration patience;
  private final Duration longer;
  private long timer;
  private Login login = Login.NONE;
  private JsonObject body = new JsonObject();
  private JsonRequest asked;
  private ValidatedRequest valid;
  private boolean urgent;
  private boolean arrived;
  private boolean over;

  private Visit(RoutingContext context, Dialect dialect, Path promised, Duration patience, String address) {
    this.context = context;
    this.dialect = dialect;
    this.promised = promised;
    this.operation = Contract.operation(promised, context.request().method());
    this.address = address;
    this.correlation = Correlation.of(context.request());
    this.patience = patience;
    Duration whole = dialect.patience(patience);
    this.longer = whole.minus(patience);
    this.deadline = deadline(whole);
    this.timer = context.vertx().setTimer(patience.toMillis(), late -> late());
  }

  /**
   * When those who are asked give up: a moment before the client is answered anyway. They may know that nothing was done,
   * and it is better told than that nobody knows.
   *
   * @param patience how long whoever asks waits from now on
   */
  static Instant deadline(Duration patience) {
    return Instant.now().plus(patience.minus(patience.dividedBy(10)));
  }

  static Visit begin(RoutingContext context, Dialect dialect, Path promised, Duration patience, String address) {
    Visit visit = new Visit(context, dialect, promised, patience, address);
    context.put(KEY, visit);
    context.addEndHandler(end -> visit.finish());
    return visit;
  }

  /** The visit of a context; {@code null} when the request was refused before any gate. */
  static Visit of(RoutingContext context) {
    return context.get(KEY);
  }

  Login login() {
    return login;
  }

  void login(Login login) {
    this.login = login;
  }

  JsonObject body() {
    return body;
  }

  void arrived(JsonObject body) {
    this.body = body;
    this.arrived = true;
  }

  /** What the validator looked at; {@code null} before it did. */
  JsonRequest asked() {
    return asked;
  }

  void asked(JsonRequest asked) {
    this.asked = asked;
  }

  /** What it found good. */
  ValidatedRequest valid() {
    return valid;
  }

  void valid(ValidatedRequest valid) {
    this.valid = valid;
  }

  /** Whether it is taken on however much there is to do. */
  boolean urgent() {
    return urgent;
  }

  void urgent(boolean urgent) {
    this.urgent = urgent;
  }

  /** Whether nothing more is to be said; true once the answer is on its way or the client is gone. */
  boolean isOver() {
    return over || context.response().ended() || context.response().closed();
  }

  /** It is answered, or its client is gone. */
  void finish() {
    over = true;
    handOver();
  }

  /** Stops the clock: somebody else watches over it now. */
  void handOver() {
    context.vertx().cancelTimer(timer);
  }

  /** What has not arrived by now never will; for what has, there may be more time. */
  private void late() {
    if (arrived && longer.isPositive()) {
      timer = context.vertx().setTimer(longer.toMillis(), later -> context.fail(tooLate()));
    } else {
      context.fail(tooLate());
    }
  }

  private Refused tooLate() {
    if (arrived) return Failures.late().refused();
    if (context.request().isEnded()) return Failures.unchecked().refused();
    String detail = "body: expected within " + patience.toSeconds() + " s, not received in full";
    return Problem.of(Problem.Kind.TOO_SLOW, detail).refused();
  }
}
