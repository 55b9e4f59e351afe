package io.hookswitch.bench;

import io.hookswitch.perf.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From a command to the sessions that are told of it: how long it takes, and how many can be told in a second. */
final class Events {

  private static final String PEER = "io.hookswitch.bench.cometd.JettyNode";
  private static final String SAID = "CometD's own server on Jetty telling the same";
  /** Commands a second, which the gateway has to obey and its peer has not. */
  private static final int RATE = 250;
  private static final double LATE = 0.99;

  private final Stage stage;
  private final Plan plan;

  Events(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
  }

  List<Row> measure() throws IOException {
    int users = Stage.CALLS;
    try (
      Audience here = Audience.at(
        stage.node(0).port(),
        users,
        stage::cookie,
        stage::call,
        stage.vertx(),
        stage.mistakes()
      )
    ) {
      // The first event is what the other side tells.
      here.percentile(LATE, RATE, plan.runUp(), plan.runUp());
      Path event = Files.writeString(Files.createTempFile("event", ".json"), here.first().encode());
      try (
        PeerProcess peer = PeerProcess.elsewhere(Plan.pinned(), PEER, event.toString());
        Audience there = Audience.at(
          peer.port(),
          users,
          user -> "user=u" + user,
          user -> "u" + user,
          stage.vertx(),
          stage.mistakes()
        )
      ) {
        warm(here, there);
        Pair late = Pair.median(
          plan.rounds(),
          () -> here.percentile(LATE, RATE, plan.runUp(), plan.window()),
          () -> there.percentile(LATE, RATE, plan.runUp(), plan.window())
        );
        Pair many = Pair.median(
          plan.rounds(),
          () -> here.perSecond(plan.runUp(), plan.window()),
          () -> there.perSecond(plan.runUp(), plan.window())
        );
        return List.of(
          Row.atMost(
            "command to event at " + RATE + "/s, " + 2 * users + " long-polling sessions, p99",
            late.here(),
            "ms",
            SAID,
            late.peer(),
            1.2
          ),
          Row.atLeast(
            "events to " + 2 * users + " long-polling sessions",
            many.here(),
            "events/s",
            SAID,
            many.peer(),
            1.0
          )
        );
      } finally {
        Files.delete(event);
      }
    }
  }

  /** Both, for as long as a side is given at most. */
  private void warm(Audience here, Audience there) {
    long until = System.nanoTime() + plan.warmUp().toNanos();
    while (System.nanoTime() < until) {
      here.perSecond(plan.runUp(), plan.window());
      there.perSecond(plan.runUp(), plan.window());
    }
  }
}
