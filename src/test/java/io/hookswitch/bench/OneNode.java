package io.hookswitch.bench;

import io.hookswitch.bench.peer.Bytes;
import io.hookswitch.bench.peer.OneRequest;
import io.hookswitch.perf.Node;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What one node does in a second, and what it allocates for it. */
final class OneNode {

  /** Counted whenever the young part of the heap is full, so that a short run tells it roughly. */
  private static final String ALLOCATED = "jvm_gc_memory_allocated_bytes_total";
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
    List<Row> rows = new ArrayList<>(look(answer));
    rows.addAll(command(answer));
    return rows;
  }

  private List<Row> look(Path answer) {
    try (
      PeerProcess peer = PeerProcess.start(Bytes.class, answer.toString());
      Blast here = blast(stage.node(0).port(), READERS, this::looks);
      Blast there = blast(peer.port(), READERS, this::looks)
    ) {
      Taken taken = take(here, there, peer);
      Pair pair = taken.pair();
      return List.of(
        Row.atLeast("GET one call", pair.here(), "requests/s", "bare HttpServer, same bytes", pair.peer(), 0.50),
        Row.told("allocation, GET one call", taken.allocated(), "KiB")
      );
    }
  }

  private List<Row> command(Path answer) {
    int commanders = Plan.connections(COMMANDERS, plan.calls());
    try (
      PeerProcess peer = PeerProcess.start(OneRequest.class, answer.toString());
      Blast here = blast(stage.node(0).port(), commanders, number ->
        Commands.alternating(stage, user -> true, number, commanders)
      );
      Blast there = blast(peer.port(), commanders, number ->
        Commands.alternating(stage, user -> true, number, commanders)
      )
    ) {
      Taken taken = take(here, there, peer);
      Pair pair = taken.pair();
      String peerName = "bare HttpServer and a local request on the bus";
      return List.of(
        Row.atLeast("command, one node", pair.here(), "requests/s", peerName, pair.peer(), 0.40),
        Row.told("allocation, command", taken.allocated(), "KiB")
      );
    }
  }

  private Supplier<Buffer> looks(int number) {
    Buffer request = Commands.look(stage, number);
    return () -> request;
  }

  private Blast blast(int port, int connections, IntFunction<Supplier<Buffer>> requests) {
    return new Blast(stage.vertx(), port, connections, requests, Commands::right, stage.mistakes());
  }

  /** @param allocated KiB an answer of the gateway, with all that the node does beside it */
  private record Taken(Pair pair, double allocated) {}

  private Taken take(Blast here, Blast there, PeerProcess peer) {
    Node node = stage.node(0);
    here.warm(stage.compilers(), plan, "gateway");
    there.warm(peer.compilers(), plan, "peer");
    long answers = here.answers();
    double before = node.metric(ALLOCATED);
    Pair pair = Pair.median(plan.rounds(), plan.rest(), () -> here.rate(plan), () -> there.rate(plan));
    return new Taken(pair, (node.metric(ALLOCATED) - before) / 1024 / (here.answers() - answers));
  }
}
