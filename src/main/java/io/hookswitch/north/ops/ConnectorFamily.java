package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.shard.EveryNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /ops/connectors}: how every node reaches its switch. */
public final class ConnectorFamily implements OpsFamily {

  private static final String CONNECTOR = "connector";

  private final EveryNode nodes;

  record Question() {}

  /**
   * A connector, as its node knows it.
   *
   * @param kind as the configuration calls it
   * @param since when it has been found up, or down
   * @param calls that the node owns, also those that are over and remembered
   * @param orders given since the start
   * @param failed orders and lists that failed
   * @param events reported since the start
   * @param lastEvent {@code null} before the first
   * @param failedAt when the last order or list failed; {@code null} when none has
   * @param failure what the connector said of it
   */
  public record Connector(
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
  public static void answer(EveryNode nodes, Supplier<Connector> own) {
    nodes.answer(CONNECTOR, Question.class, question -> Future.succeededFuture(own.get()));
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListConnectors", request ->
      nodes.ask(CONNECTOR, new Question(), Connector.class).map(ConnectorFamily::page)
    );
  }

  private static Answer page(EveryNode.Answers<Connector> answers) {
    JsonArray list = new JsonArray();
    answers.said().forEach((node, one) -> list.add(json(one).put("node", node)));
    return Answer.ok(new JsonObject().put("connectors", list).put("silent", new JsonArray(answers.silent())));
  }

  private static JsonObject json(Connector one) {
    JsonObject json = new JsonObject()
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
