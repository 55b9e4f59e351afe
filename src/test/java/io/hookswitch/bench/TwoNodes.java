package io.hookswitch.bench;

import io.hookswitch.gateway.GatewayProcess;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The same commands, safe on two nodes before they are answered, and asked for at the node that does not own the call. */
final class TwoNodes {

  private static final int COMMANDERS = 125;
  private static final String WORK = "command, two nodes";
  private static final String PEKKO = "io.hookswitch.bench.pekko.PekkoNode";

  private final Stage stage;
  private final Plan plan;
  private final int commanders;
  private final IntFunction<Supplier<Buffer>> commands;

  TwoNodes(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
    this.commanders = Plan.connections(COMMANDERS, plan.calls() / 2);
    // A call is dialled at the node that will own it: these are all the second one's.
    this.commands = number -> Commands.alternating(stage, user -> user % 2 == 1, number, commanders);
  }

  List<Row> measure() throws IOException {
    Path answer = stage.answer();
    // The same one for both: another would begin with holding what the first has left held.
    try (Blast here = blast(stage.node(0).port())) {
      return List.of(map(here, answer), pekko(here, answer));
    }
  }

  private Row map(Blast here, Path answer) {
    String cluster = "bench-peer-" + UUID.randomUUID();
    String port = Integer.toString(GatewayProcess.freePort());
    PeerProcess other = mapNode(answer, cluster, port, "two", "one");
    try (PeerProcess one = mapNode(answer, cluster, port, "one", "two")) {
      Pair pair = against(here, one, other);
      String peer = "clustered request and one IMap set with a backup";
      return Row.atLeast(WORK, pair.here(), "requests/s", peer, pair.peer(), 0.60);
    } finally {
      other.close();
    }
  }

  private static PeerProcess mapNode(Path answer, String cluster, String port, String name, String other) {
    return PeerProcess.start(
      io.hookswitch.bench.peer.TwoNodes.class,
      answer.toString(),
      "cluster.xml",
      cluster,
      port,
      name,
      other
    );
  }

  private Row pekko(Blast here, Path answer) {
    String first = Integer.toString(GatewayProcess.freePort());
    String second = Integer.toString(GatewayProcess.freePort());
    PeerProcess calls = PeerProcess.elsewhere(PEKKO, answer.toString(), first, first, "calls");
    try (PeerProcess front = PeerProcess.elsewhere(PEKKO, answer.toString(), second, first, "front")) {
      Pair pair = against(here, front, calls);
      String peer = "Pekko Cluster Sharding, state on both nodes by distributed data";
      return Row.atLeast(WORK + ", as actors", pair.here(), "requests/s", peer, pair.peer(), 1.0);
    } finally {
      calls.close();
    }
  }

  /** @param peer the one that is asked */
  private Pair against(Blast here, PeerProcess peer, PeerProcess other) {
    try (Blast there = blast(peer.port())) {
      here.warm(stage.compilers(), plan, "gateway");
      there.warm(peer.compilers(other), plan, "peer");
      return Pair.median(plan.rounds(), plan.rest(), () -> here.rate(plan), () -> there.rate(plan));
    }
  }

  private Blast blast(int port) {
    return new Blast(stage.vertx(), port, commanders, commands, Commands::right, stage.mistakes());
  }
}
