package io.hookswitch.bench;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What more clients, and more live calls, change for those who ask: nothing that is done for one call may look at all of them. */
final class Scale {

  /** What a busy machine may make of the same. */
  private static final double FLAT = 0.90;
  private static final double KIB = 1024;
  private static final double HEAP = 4;
  private static final int READERS = 64;
  private static final int MOST = 240;

  private final Stage few;
  private final Plan plan;
  private final int commanders;

  Scale(Stage few, Plan plan) {
    this.few = few;
    this.plan = plan;
    this.commanders = Plan.connections(MOST, plan.calls());
  }

  List<Row> measure() throws IOException {
    warm(few);
    List<Row> rows = new ArrayList<>();
    for (int part : List.of(4, 2, 1)) {
      try (Blast some = commands(few, commanders / part)) {
        Rest.await(plan.rest());
        rows.add(Row.told("commands on " + commanders / part + " connections", some.rate(plan), "requests/s"));
      }
    }
    rows.addAll(crowded());
    return rows;
  }

  /** Beside the same of a node that has as few as before: a machine is faster at one time than at another. */
  private List<Row> crowded() throws IOException {
    try (Stage many = Stage.of(1, plan.calls(), plan.crowd(), few.vertx(), few.mistakes())) {
      long before = many.node(0).live();
      many.crowd();
      double each = (many.node(0).live() - before) / KIB / (plan.crowd() - plan.calls());
      warm(many);
      return List.of(
        flat("GET one call", many, Scale::looks),
        flat("command", many, stage -> commands(stage, commanders)),
        Row.within("heap of a live call, the simulated switch's part included", each, "KiB", HEAP)
      );
    }
  }

  private void warm(Stage stage) {
    try (Blast looks = looks(stage)) {
      looks.warm(stage.compilers(), plan, "looks");
    }
    try (Blast commands = commands(stage, commanders)) {
      commands.warm(stage.compilers(), plan, "commands");
    }
  }

  private Row flat(String work, Stage many, Function<Stage, Blast> kind) {
    String what = String.format(Locale.ROOT, "%s, with %,d live calls", work, plan.crowd());
    String peer = String.format(Locale.ROOT, "with %,d", plan.calls());
    try (Blast here = kind.apply(many); Blast there = kind.apply(few)) {
      Pair pair = Pair.median(plan.rounds(), plan.rest(), () -> here.rate(plan), () -> there.rate(plan));
      return Row.atLeast(what, pair.here(), "requests/s", peer, pair.peer(), FLAT);
    }
  }

  private static Blast looks(Stage stage) {
    return new Blast(
      stage.vertx(),
      stage.node(0).port(),
      READERS,
      number -> look(stage, number),
      Commands::right,
      stage.mistakes()
    );
  }

  private static Supplier<Buffer> look(Stage stage, int number) {
    Buffer request = Commands.look(stage, number);
    return () -> request;
  }

  private static Blast commands(Stage stage, int connections) {
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
