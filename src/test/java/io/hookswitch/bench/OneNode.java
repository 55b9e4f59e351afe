package io.hookswitch.bench;

import io.hookswitch.bench.peer.Bytes;
import io.hookswitch.bench.peer.OneRequest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What one node does in a second, and what it allocates for it. */
final class OneNode {

  private static final int READERS = 64;
  private static final int COMMANDERS = 250;

  private final Stage stage;
  private final Plan plan;

  OneNode(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
  }

  List<Row> measure() throws IOException {
    Path answer = stage.answer();
    return List.of(look(answer), command(answer));
  }

  private Row look(Path answer) {
    try (
      PeerProcess peer = PeerProcess.start(Plan.pinned(), Bytes.class, answer.toString());
      Blast here = blast(stage.node(0).port(), READERS, this::looks);
      Blast there = blast(peer.port(), READERS, this::looks)
    ) {
      Pair pair = pair(here, there, peer);
      return Row.atLeast("GET one call", pair.here(), "requests/s", "bare HttpServer, same bytes", pair.peer(), 0.50);
    }
  }

  private Row command(Path answer) {
    try (
      PeerProcess peer = PeerProcess.start(Plan.pinned(), OneRequest.class, answer.toString());
      Blast here = blast(stage.node(0).port(), COMMANDERS, number ->
        Commands.alternating(stage, user -> true, number, COMMANDERS)
      );
      Blast there = blast(peer.port(), COMMANDERS, number ->
        Commands.alternating(stage, user -> true, number, COMMANDERS)
      )
    ) {
      Pair pair = pair(here, there, peer);
      String peerName = "bare HttpServer and a local request on the bus";
      return Row.atLeast("command, one node", pair.here(), "requests/s", peerName, pair.peer(), 0.40);
    }
  }

  private Supplier<Buffer> looks(int number) {
    String cookie = "cookie: " + stage.cookie(number) + "\r\n";
    Buffer request = HttpLine.request("GET", "/api/v2/me/calls/" + stage.call(number), cookie, null);
    return () -> request;
  }

  private Blast blast(int port, int connections, IntFunction<Supplier<Buffer>> requests) {
    return new Blast(stage.vertx(), port, connections, requests, Commands::right, stage.mistakes());
  }

  private Pair pair(Blast here, Blast there, PeerProcess peer) {
    here.warm(stage.node(0).compilers(), plan, "gateway");
    there.warm(peer.compilers(), plan, "peer");
    return Pair.median(plan.rounds(), () -> here.rate(plan), () -> there.rate(plan));
  }
}
