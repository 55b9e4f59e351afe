package io.hookswitch.bench;

import io.hookswitch.bench.peer.Bridge;
import io.hookswitch.perf.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From a command to the sessions that are told of it: how long it takes, and how many can be told in a second. */
final class Events {

  private static final String COMETD = "io.hookswitch.bench.cometd.JettyNode";
  private static final String SAID = "CometD's own server on Jetty telling the same";
  private static final String PUBLISHED = "a plain SockJS bridge publishing the same";
  /** Commands a second, which the gateway has to obey and its peer has not. */
  private static final int RATE = 250;
  private static final double LATE = 0.99;
  /** As many sessions as the gateway lets a user have. */
  private static final int MANY = 32;

  private final Stage stage;
  private final Plan plan;
  private final int rounds;

  Events(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
    this.rounds = (plan.rounds() + 1) / 2;
  }

  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    int users = stage.talking();
    int few = Math.max(1, (2 * users) / MANY);
    Path event = Files.createTempFile("event", ".json");
    try {
      Files.writeString(event, event());
      try (PeerProcess peer = PeerProcess.elsewhere(COMETD, event.toString())) {
        rows.addAll(each(Audience.Crowd.polls(users, 2), peer));
        rows.add(manyTold(Audience.Crowd.polls(few, MANY), peer));
      }
      try (PeerProcess peer = PeerProcess.start(Bridge.class, event.toString())) {
        rows.add(published(Audience.Crowd.sockets(few, MANY), Audience.Crowd.bridge(few, MANY), peer));
      }
    } finally {
      Files.delete(event);
    }
    return rows;
  }

  /** What the other side tells: an event of the gateway. */
  private String event() {
    try (Audience one = here(Audience.Crowd.polls(1, 1))) {
      one.perSecond(plan.runUp(), plan.runUp());
      return one.first().encode();
    }
  }

  private List<Row> each(Audience.Crowd crowd, PeerProcess peer) {
    int sessions = crowd.users() * crowd.sessions();
    try (Audience here = here(crowd); Audience there = there(crowd, peer)) {
      warm(here, there, peer);
      Pair late = Pair.median(
        plan.rounds(),
        plan.rest(),
        () -> here.percentile(LATE, RATE, plan.runUp(), plan.window()),
        () -> there.percentile(LATE, RATE, plan.runUp(), plan.window())
      );
      String what = "command to event at " + RATE + "/s, " + sessions + " long-polling sessions, p99";
      Pair many = rushed(here, there);
      return List.of(
        Row.atMost(what, late.here(), "ms", SAID, late.peer(), 1.2),
        Row.atLeast(
          "events to " + sessions + " long-polling sessions, two of a user",
          many.here(),
          "events/s",
          SAID,
          many.peer(),
          1.0
        )
      );
    }
  }

  private Row manyTold(Audience.Crowd crowd, PeerProcess peer) {
    try (Audience here = here(crowd); Audience there = there(crowd, peer)) {
      warm(here, there, peer);
      Pair many = rushed(here, there);
      return Row.atLeast(told("long-polling", crowd), many.here(), "events/s", SAID, many.peer(), 1.0);
    }
  }

  private Row published(Audience.Crowd crowd, Audience.Crowd bridged, PeerProcess peer) {
    try (Audience here = here(crowd); Audience there = there(bridged, peer)) {
      warm(here, there, peer);
      Pair many = rushed(here, there);
      return Row.beside(told("WebSocket", crowd), many.here(), "events/s", PUBLISHED, many.peer());
    }
  }

  private static String told(String transport, Audience.Crowd crowd) {
    return (
      "events to " +
      crowd.users() * crowd.sessions() +
      " " +
      transport +
      " sessions, " +
      crowd.sessions() +
      " of a user"
    );
  }

  private Pair rushed(Audience here, Audience there) {
    return Pair.median(
      rounds,
      plan.rest(),
      () -> here.perSecond(plan.runUp(), plan.window()),
      () -> there.perSecond(plan.runUp(), plan.window())
    );
  }

  private Audience here(Audience.Crowd crowd) {
    return Audience.at(stage.node(0).port(), crowd, stage::cookie, stage::call, stage.vertx(), stage.mistakes());
  }

  private Audience there(Audience.Crowd crowd, PeerProcess peer) {
    return Audience.at(
      peer.port(),
      crowd,
      user -> (crowd.bridged() ? "" : "user=") + "u" + user,
      user -> "u" + user,
      stage.vertx(),
      stage.mistakes()
    );
  }

  private void warm(Audience here, Audience there, PeerProcess peer) {
    WarmUp warmUp = new WarmUp(plan);
    warmUp.of("gateway", stage.compilers(), () -> here.perSecond(plan.runUp(), plan.window()));
    warmUp.of("peer", peer.compilers(), () -> there.perSecond(plan.runUp(), plan.window()));
  }
}
