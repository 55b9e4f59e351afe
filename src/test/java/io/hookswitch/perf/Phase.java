package io.hookswitch.perf;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A stretch of time with the same load throughout, and what was measured in it. */
final class Phase {

  static final String HEAD = String.format(
    "%-30s %7s %8s %8s %8s %8s %9s %9s %8s %7s  %s",
    "",
    "events",
    "p50 ms",
    "p99 ms",
    "p99.9",
    "max",
    "p99 ws",
    "p99 poll",
    "node cpu",
    "flood/s",
    "stuck one cut off after"
  );

  private final boolean socket;
  private final boolean stuck;
  private final Latencies bySocket = new Latencies();
  private final Latencies byPoll = new Latencies();
  private Duration cpu = Duration.ZERO;
  private Duration took = Duration.ZERO;
  private List<String> cuts = List.of();
  private int flooded;

  /** @param socket whether the victim has a WebSocket; else it polls */
  Phase(boolean socket, boolean stuck) {
    this.socket = socket;
    this.stuck = stuck;
  }

  boolean socket() {
    return socket;
  }

  boolean stuck() {
    return stuck;
  }

  /** Where the times of the healthy sessions of a transport go. */
  Latencies of(boolean socket) {
    return socket ? bySocket : byPoll;
  }

  Latencies all() {
    Latencies all = new Latencies();
    all.addAll(bySocket);
    all.addAll(byPoll);
    return all;
  }

  void over(Duration cpu, Duration took, List<String> cuts, int flooded) {
    this.flooded = flooded;
    this.cpu = cpu;
    this.took = took;
    this.cuts = cuts;
  }

  boolean cutOff() {
    return !cuts.isEmpty();
  }

  private String name() {
    String transport = socket ? "WebSocket" : "long poll";
    return stuck ? "B  " + transport + " that is stuck" : "A  " + transport + " that is read";
  }

  @Override
  public String toString() {
    Latencies all = all();
    return String.format(
      Locale.ROOT,
      "%-30s %7d %8.1f %8.1f %8.1f %8.1f %9.1f %9.1f %7d%% %7d  %s",
      name(),
      all.count(),
      all.percentile(0.5),
      all.percentile(0.99),
      all.percentile(0.999),
      all.percentile(1),
      bySocket.percentile(0.99),
      byPoll.percentile(0.99),
      Math.round((100.0 * cpu.toMillis()) / Math.max(1, took.toMillis())),
      Math.round((1000.0 * flooded) / Math.max(1, took.toMillis())),
      String.join(", ", cuts)
    );
  }
}
