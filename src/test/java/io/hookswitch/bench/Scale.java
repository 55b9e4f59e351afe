package io.hookswitch.bench;

import io.hookswitch.perf.Node;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What more clients, and more live calls, change for those who ask: nothing that is done for one call may look at all of them. */
final class Scale {

  /** What a busy machine may make of the same. */
  private static final double FLAT = 0.90;
  private static final double KIB = 1024;
  private static final double HEAP = 4;
  private static final int READERS = 64;
  private static final int FULL = 240;

  private final Stage stage;
  private final Plan plan;

  Scale(Stage stage, Plan plan) {
    this.stage = stage;
    this.plan = plan;
  }

  List<Row> measure() {
    List<Row> rows = new ArrayList<>();
    Node node = stage.node(0);
    try (Blast looks = looks(); Blast commands = commands(FULL)) {
      looks.warm(node.compilers(), plan, "looks");
      commands.warm(node.compilers(), plan, "commands");
      for (int part : List.of(4, 2)) {
        try (Blast fewer = commands(FULL / part)) {
          rows.add(Row.told("commands on " + FULL / part + " connections", rate(fewer), "requests/s"));
        }
      }
      double lookedAtFew = rate(looks);
      double commandedFew = rate(commands);
      rows.add(Row.told("commands on " + FULL + " connections", commandedFew, "requests/s"));
      long few = node.live();
      stage.crowd();
      // What the dials have taught the node, it had compiled otherwise before.
      looks.warm(node.compilers(), plan, "looks, among more calls");
      commands.warm(node.compilers(), plan, "commands, among more calls");
      rows.add(flat("GET one call", rate(looks), lookedAtFew));
      rows.add(flat("command", rate(commands), commandedFew));
      double each = (node.live() - few) / KIB / (plan.crowd() - plan.calls());
      rows.add(Row.within("heap of a live call, the simulated switch's part included", each, "KiB", HEAP));
    }
    return rows;
  }

  private Row flat(String work, double many, double few) {
    String what = String.format(Locale.ROOT, "%s, with %,d live calls", work, plan.crowd());
    return Row.atLeast(what, many, "requests/s", String.format(Locale.ROOT, "with %,d", plan.calls()), few, FLAT);
  }

  /** The median of some rounds: nobody else's are between them. */
  private double rate(Blast blast) {
    double[] all = new double[(plan.rounds() + 1) / 2];
    for (int round = 0; round < all.length; round++) {
      Rest.await();
      all[round] = blast.rate(plan);
    }
    Arrays.sort(all);
    return all[all.length / 2];
  }

  private Blast looks() {
    return new Blast(stage.vertx(), stage.node(0).port(), READERS, this::look, Commands::right, stage.mistakes());
  }

  private Supplier<Buffer> look(int number) {
    Buffer request = Commands.look(stage, number);
    return () -> request;
  }

  private Blast commands(int connections) {
    return new Blast(
      stage.vertx(),
      stage.node(0).port(),
      connections,
      number -> Commands.updates(stage, number, connections),
      Commands::right,
      stage.mistakes()
    );
  }
}
