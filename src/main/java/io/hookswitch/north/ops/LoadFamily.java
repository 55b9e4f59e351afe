package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.push.Listener;
import io.hookswitch.shard.EveryNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /ops/figures}, {@code /ops/subscribers}, {@code /ops/decisions}: what every node has to do, and for whom. */
public final class LoadFamily implements OpsFamily {

  private static final int SOME = 100;
  private static final String FIGURES = "figures";
  private static final String LISTENERS = "listeners";
  private static final String DECISIONS = "decisions";
  private static final Comparator<Listener> LAST_FIRST = Comparator.comparingInt(Listener::waiting)
    .reversed()
    .thenComparing(Listener::user);

  private final EveryNode nodes;

  /** What a node is asked for; so many at most. */
  record Question(int limit) {}

  record Figures(Map<String, Long> values) {}

  /** @param most those that are furthest behind */
  record Listeners(int all, int waiting, List<Listener> most) {}

  record Decisions(List<String> lines) {}

  private record Of<T>(String node, T what) {}

  public LoadFamily(EveryNode nodes) {
    this.nodes = nodes;
  }

  /**
   * Has this node answer for itself.
   *
   * @param listeners all clients of this node that are told of events
   * @param decisions the last lines of the log of decisions, the newest last
   * @param figures by their names
   */
  public static void answer(
    EveryNode nodes,
    Supplier<Stream<Listener>> listeners,
    Supplier<List<String>> decisions,
    Supplier<Map<String, Long>> figures
  ) {
    nodes.answer(FIGURES, Question.class, question -> Future.succeededFuture(new Figures(figures.get())));
    nodes.answer(LISTENERS, Question.class, question -> Future.succeededFuture(most(listeners, question.limit())));
    nodes.answer(DECISIONS, Question.class, question -> {
      List<String> lines = decisions.get();
      return Future.succeededFuture(
        new Decisions(lines.subList(Math.max(0, lines.size() - question.limit()), lines.size()))
      );
    });
  }

  private static Listeners most(Supplier<Stream<Listener>> listeners, int limit) {
    List<Listener> all = listeners.get().sorted(LAST_FIRST).toList();
    int waiting = all.stream().mapToInt(Listener::waiting).sum();
    return new Listeners(all.size(), waiting, all.subList(0, Math.min(limit, all.size())));
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return Map.of(
      "opsListFigures",
      request -> nodes.ask(FIGURES, new Question(0), Figures.class).map(LoadFamily::figures),
      "opsListSubscribers",
      request -> {
        int limit = limit(request);
        return nodes.ask(LISTENERS, new Question(limit), Listeners.class).map(said -> subscribers(said, limit));
      },
      "opsListDecisions",
      request -> {
        int limit = limit(request);
        return nodes.ask(DECISIONS, new Question(limit), Decisions.class).map(said -> decisions(said, limit));
      }
    );
  }

  private static int limit(Request request) {
    String limit = request.query().get("limit");
    return limit == null ? SOME : OpsRequests.whole(limit);
  }

  private static Answer figures(EveryNode.Answers<Figures> answers) {
    JsonArray list = new JsonArray();
    answers.said().forEach((node, figures) -> {
      JsonObject values = new JsonObject();
      figures.values().forEach(values::put);
      list.add(new JsonObject().put("node", node).put("figures", values));
    });
    return Answer.ok(new JsonObject().put("nodes", list).put("silent", new JsonArray(answers.silent())));
  }

  private static Answer subscribers(EveryNode.Answers<Listeners> answers, int limit) {
    Collection<Listeners> said = answers.said().values();
    JsonArray list = new JsonArray();
    each(answers.said(), Listeners::most)
      .sorted(Comparator.comparing(Of::what, LAST_FIRST))
      .limit(limit)
      .forEach(one ->
        list.add(
          new JsonObject()
            .put("node", one.node())
            .put("user", one.what().user())
            .put("channel", one.what().channel())
            .put("waiting", one.what().waiting())
        )
      );
    return Answer.ok(
      new JsonObject()
        .put("all", said.stream().mapToInt(Listeners::all).sum())
        .put("waiting", said.stream().mapToInt(Listeners::waiting).sum())
        .put("subscribers", list)
        .put("silent", new JsonArray(answers.silent()))
    );
  }

  private static Answer decisions(EveryNode.Answers<Decisions> answers, int limit) {
    JsonArray list = new JsonArray();
    each(answers.said(), Decisions::lines)
      .map(one -> new Of<>(one.node(), new JsonObject(one.what())))
      .sorted(
        Comparator.<Of<JsonObject>, Instant>comparing(one -> Instant.parse(one.what().getString("time"))).reversed()
      )
      .limit(limit)
      .forEach(one -> list.add(new JsonObject().put("node", one.node()).put("decision", one.what())));
    return Answer.ok(new JsonObject().put("decisions", list).put("silent", new JsonArray(answers.silent())));
  }

  private static <A, T> Stream<Of<T>> each(Map<String, A> said, Function<A, List<T>> parts) {
    List<Of<T>> all = new ArrayList<>();
    said.forEach((node, answer) -> parts.apply(answer).forEach(one -> all.add(new Of<>(node, one))));
    return all.stream();
  }
}
