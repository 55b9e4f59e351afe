package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.shard.EveryNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /ops/connectors}: how every node reaches its switches. */
public final class ConnectorFamily implements OpsFamily {

  private static final String CONNECTORS = "connectors";

  private final EveryNode nodes;

  record Question() {}

  /** Of one node, in the order of its configuration. */
  record Connectors(List<Connector> all) {}

  /**
   * A connector, as its node knows it.
   *
   * @param name as the configuration calls it; {@code default} for the one of {@code switch.kind}
   * @param kind as the configuration calls it
   * @param since when it has been found up, or down
   * @param calls on it that the node owns, also those that are over and remembered
   * @param orders given since the start
   * @param failed orders and lists that failed
   * @param events reported since the start
   * @param lastEvent {@code null} before the first
   * @param failedAt when the last order or list failed; {@code null} when none has
   * @param failure what the connector said of it
   */
  public record Connector(
    String name,
    String kind,
    boolean up,
    Instant since,
    long calls,
    long orders,
    long failed,
    long events,
    Instant lastEvent,
    Instant failedAt,
    String failure
  ) {}

  public ConnectorFamily(EveryNode nodes) {
    this.nodes = nodes;
  }

  /** Has this node answer for itself. */
  public static void answer(EveryNode nodes, Supplier<List<Connector>> own) {
    nodes.answer(CONNECTORS, Question.class, question -> Future.succeededFuture(new Connectors(own.get())));
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListConnectors", request ->
      nodes.ask(CONNECTORS, new Question(), Connectors.class).map(ConnectorFamily::page)
    );
  }

  private static Answer page(EveryNode.Answers<Connectors> answers) {
    JsonArray list = new JsonArray();
    answers.said().forEach((node, said) -> said.all().forEach(one -> list.add(json(one).put("node", node))));
    return Answer.ok(new JsonObject().put("connectors", list).put("silent", new JsonArray(answers.silent())));
  }

  private static JsonObject json(Connector one) {
    JsonObject json = new JsonObject()
      .put("name", one.name())
      .put("kind", one.kind())
      .put("up", one.up())
      .put("since", one.since().toString())
      .put("calls", one.calls())
      .put("orders", one.orders())
      .put("failed", one.failed())
      .put("events", one.events());
    if (one.lastEvent() != null) json.put("lastEvent", one.lastEvent().toString());
    if (one.failedAt() == null) return json;
    return json.put("lastFailure", new JsonObject().put("at", one.failedAt().toString()).put("words", one.failure()));
  }
}
