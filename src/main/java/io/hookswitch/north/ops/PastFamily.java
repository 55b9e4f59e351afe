package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.shard.EveryNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /ops/figures/past}: some of what every node has counted in the last half hour. */
public final class PastFamily implements OpsFamily {

  private static final String PAST = "past";

  private final EveryNode nodes;

  record Question() {}

  /**
   * What a node remembers.
   *
   * @param times seconds since 1970, in ascending order
   * @param figures by name, one for each time
   */
  public record Past(List<Long> times, Map<String, List<Long>> figures) {}

  public PastFamily(EveryNode nodes) {
    this.nodes = nodes;
  }

  /** Has this node answer for itself. */
  public static void answer(EveryNode nodes, Supplier<Past> own) {
    nodes.answer(PAST, Question.class, question -> Future.succeededFuture(own.get()));
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of("opsListPastFigures", request -> nodes.ask(PAST, new Question(), Past.class).map(PastFamily::page));
  }

  private static Answer page(EveryNode.Answers<Past> answers) {
    JsonArray list = new JsonArray();
    answers.said().forEach((node, past) -> {
      JsonObject figures = new JsonObject();
      past.figures().forEach((name, values) -> figures.put(name, new JsonArray(values)));
      list.add(new JsonObject().put("node", node).put("times", new JsonArray(past.times())).put("figures", figures));
    });
    return Answer.ok(new JsonObject().put("nodes", list).put("silent", new JsonArray(answers.silent())));
  }
}
