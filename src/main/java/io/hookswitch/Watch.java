package io.hookswitch;

import io.hookswitch.call.Verdict;
import io.hookswitch.config.HealthConfig;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.health.Durations;
import io.hookswitch.health.FigureHistory;
import io.hookswitch.health.HealthVerticle;
import io.hookswitch.health.Metrics;
import io.hookswitch.health.Readiness;
import io.hookswitch.north.Admission;
import io.hookswitch.north.Latencies;
import io.hookswitch.north.Outcomes;
import io.hookswitch.north.ops.ConnectorFamily;
import io.hookswitch.north.ops.PastFamily;
import io.hookswitch.records.CallRecords;
import io.hookswitch.shard.Reconciliations;
import io.hookswitch.shard.Tally;
import io.hookswitch.south.Figure;
import io.hookswitch.south.WatchedConnector;
import io.hookswitch.wire.NodeReport.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Ties what others count to the door for those who watch. Opens first and closes last, so that a start can be watched. */
final class Watch {

  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);
  /** Half an hour of them. */
  private static final int SAMPLES = 180;
  /** What the console's charts are made of. */
  private static final Pattern CHARTED = Pattern.compile("hookswitch\\.(calls|stream\\.waiting|commands\\..*)");

  private final HealthConfig config;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.STARTING);
  private final Readiness readiness;
  private final Metrics metrics;
  private final FigureHistory history;

  private Watch(HealthConfig config, Ground ground, Middle middle, North north) {
    this.config = config;
    Tally tally = middle.node().tally();
    this.readiness = new Readiness()
      .needs("serving", () -> stage.get() == Stage.SERVING)
      .needs("shards", tally::settled)
      .needs("switch", middle.connector()::up)
      .needs("rules", ground.generations().rules()::able)
      .needs("majority", ground.cluster()::majority);
    this.metrics = new Metrics();
    this.history = new FigureHistory(metrics::now, CHARTED.asMatchPredicate(), SAMPLES);
    calls(tally);
    reconciliations(middle.node().reconciliations());
    DecisionLog decisions = ground.decisions();
    metrics
      .counter("hookswitch.decisions.written", "Lines in the log of decisions", decisions::written)
      .counter("hookswitch.decisions.dropped", "Decisions that found no place in the queue", decisions::dropped)
      .counter("hookswitch.decisions.failed", "Decisions that could not be written", decisions::failed);
    commands(north.routes().admission());
    ground.records().ifPresent(this::records);
    figures(middle.connector().figures());
    each(middle.switches());
    metrics
      .gauge("hookswitch.switch.up", "1 while all switches can be reached", () -> allUp(middle.switches()) ? 1 : 0)
      .gauge("hookswitch.stream.waiting", "Events that wait for the owner of their stream", middle.streams()::waiting)
      .gauge("hookswitch.cometd.sessions", "CometD sessions on this node", north.cometd()::sessions)
      .gauge("hookswitch.eventbus.sockets", "Sockets of the event-bus bridge on this node", north.eventbus()::sockets);
  }

  private static boolean allUp(Switches switches) {
    return switches.all().values().stream().allMatch(WatchedConnector::up);
  }

  /** One of several by its name. */
  private void each(Switches switches) {
    if (switches.all().size() == 1) return;
    switches
      .all()
      .forEach((name, one) ->
        metrics.gauge(
          "hookswitch.switch.reached",
          "1 while this switch can be reached",
          () -> one.up() ? 1 : 0,
          "switch",
          name
        )
      );
  }

  private void figures(List<Figure> figures) {
    for (Figure figure : figures) {
      if (figure.grows()) metrics.counter(figure.name(), figure.meaning(), figure.value());
      else metrics.gauge(figure.name(), figure.meaning(), figure.value());
    }
  }

  static Watch over(Ground ground, Middle middle, North north, HealthConfig config) {
    return new Watch(config, ground, middle, north);
  }

  private void calls(Tally tally) {
    metrics
      .gauge("hookswitch.shards", "Shards that this node owns", tally::shards)
      .gauge("hookswitch.calls", "Calls that this node owns, also those that are over and remembered", tally::calls)
      .gauge("hookswitch.mailbox.waiting", "Asks that wait for an answer of an owner here", tally::waiting)
      .gauge("hookswitch.mailbox.most", "The most that have ever waited", tally::mostWaiting)
      .counter("hookswitch.mailbox.refused", "Asks that were told to come back later", tally::refused)
      .counter(
        "hookswitch.takeovers",
        "Calls that were taken over from other nodes, or from the store",
        tally::takenOver
      )
      .counter("hookswitch.fenced", "Times that a call here found that another node owns it", tally::fenced);
  }

  private void reconciliations(Reconciliations found) {
    metrics
      .counter("hookswitch.reconciled.shards", "Shards that were compared with the switch's own list", found::shards)
      .counter("hookswitch.reconciled.failures", "Times that the switch could not list its calls", found::failures);
    for (Verdict.Why why : Verdict.Why.values()) {
      metrics.counter(
        "hookswitch.reconciled.legs",
        "Legs that were compared with the switch's own list, by what was done and why",
        () -> found.count(why),
        "verdict",
        why.kind().name().toLowerCase(Locale.ROOT),
        "reason",
        why.name().toLowerCase(Locale.ROOT)
      );
    }
  }

  private void records(CallRecords records) {
    metrics
      .gauge("hookswitch.records.waiting", "Bytes on this disk that wait for the database", records::waitingBytes)
      .gauge("hookswitch.records.reachable", "1 while the database takes what it is given", () ->
        records.reachable() ? 1 : 0
      )
      .counter("hookswitch.records.written", "Moments of calls that were brought to the database", records::written)
      .gauge("hookswitch.reporting.able", "0 when what happens to calls could not be published last", () ->
        records.publishing() ? 1 : 0
      )
      .counter("hookswitch.reporting.published", "Lines published for reports", records::published)
      .counter("hookswitch.records.dropped", "Moments of calls for which there was no room", records::dropped);
  }

  private void commands(Admission admission) {
    metrics
      .gauge("hookswitch.requests.active", "Requests that are being worked on", admission::underWay)
      .gauge("hookswitch.requests.most", "The most there have ever been", admission::mostUnderWay)
      .gauge("hookswitch.requests.room", "Requests that are worked on at once, fewer when it is late", admission::room)
      .gauge("hookswitch.requests.waiting", "Requests that wait until there is room", admission::inLine)
      .gauge("hookswitch.connections", "HTTP connections that are open", admission::connections)
      .counter("hookswitch.requests.refused", "Requests refused for too many under way", admission::tooMany)
      .counter("hookswitch.requests.urgent", "Requests that were taken on whatever there was to do", admission::urgent);
    for (Outcomes.Outcome outcome : Outcomes.Outcome.values()) {
      metrics.counter(
        "hookswitch.commands",
        "Commands by how they ended",
        () -> admission.outcomes().count(outcome),
        "outcome",
        outcome.name().toLowerCase(Locale.ROOT)
      );
    }
    Latencies took = admission.latencies();
    metrics.histogram("hookswitch.commands.duration", "From the arrival of a command to its answer", () ->
      new Durations(took.bounds(), took.counts(), took.nanos())
    );
  }

  Future<Void> start(Vertx vertx) {
    vertx.setTimer(untilNext(), first -> {
      sample();
      vertx.setPeriodic(BETWEEN_SAMPLES.toMillis(), again -> sample());
    });
    if (config.port() == 0) return Future.succeededFuture();
    return vertx.deployVerticle(new HealthVerticle(config, readiness, metrics)).mapEmpty();
  }

  /** All nodes at the same moments, so that their figures can be added up. */
  private static long untilNext() {
    long every = BETWEEN_SAMPLES.toMillis();
    return every - (Main.CLOCK.millis() % every) + 1;
  }

  private void sample() {
    long every = BETWEEN_SAMPLES.toSeconds();
    // A timer comes late, never early.
    history.sample((Main.CLOCK.instant().getEpochSecond() / every) * every);
  }

  /** Clients may come. */
  void serving() {
    stage.compareAndSet(Stage.STARTING, Stage.SERVING);
  }

  /** Clients had better go elsewhere. Done when whoever sends them here has had the time to see it. */
  Future<Void> drain(Vertx vertx) {
    stage.set(Stage.DRAINING);
    boolean seen = config.port() > 0 && config.notice().isPositive();
    return seen ? vertx.timer(config.notice().toMillis()).mapEmpty() : Future.succeededFuture();
  }

  /** What is counted here, as it is now. */
  Map<String, Long> figures() {
    return metrics.now();
  }

  /** Some of it, as it was. */
  PastFamily.Past past() {
    FigureHistory.Series series = history.series();
    return new PastFamily.Past(series.times(), series.figures());
  }

  /** How this node reaches its switches. */
  static List<ConnectorFamily.Connector> connectors(Middle middle) {
    Switches switches = middle.switches();
    return switches
      .all()
      .entrySet()
      .stream()
      .map(one -> {
        long calls = switches
          .calls()
          .map(count -> count.applyAsLong(one.getKey()))
          .orElseGet(() -> (long) middle.node().tally().calls());
        return connector(one.getKey(), switches.plan().kind(one.getKey()), calls, one.getValue().status());
      })
      .toList();
  }

  private static ConnectorFamily.Connector connector(
    String name,
    String kind,
    long calls,
    WatchedConnector.Status now
  ) {
    Optional<WatchedConnector.Failure> failure = now.lastFailure();
    return new ConnectorFamily.Connector(
      name,
      kind,
      now.up(),
      now.since(),
      calls,
      now.orders(),
      now.failed(),
      now.events(),
      now.lastEvent().orElse(null),
      failure.map(WatchedConnector.Failure::at).orElse(null),
      failure.map(WatchedConnector.Failure::words).orElse(null)
    );
  }

  Stage stage() {
    return stage.get();
  }
}
