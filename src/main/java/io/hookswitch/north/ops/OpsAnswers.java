package io.hookswitch.north.ops;

import io.hookswitch.cluster.Lease;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.shard.Nodes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** What this dialect says, and how it says no. */
final class OpsAnswers {

  private OpsAnswers() {}

  static Answer nodes(List<Nodes.Member> members) {
    JsonArray list = new JsonArray();
    members.forEach(member -> list.add(node(member)));
    return Answer.ok(new JsonObject().put("nodes", list));
  }

  static Answer draining(Nodes.Member member) {
    return Answer.of(202, node(member));
  }

  static Answer shards(int count, IntFunction<String> place, Map<Integer, Lease> leases) {
    JsonArray list = new JsonArray();
    for (int shard = 0; shard < count; shard++) {
      Lease lease = leases.getOrDefault(shard, new Lease(null, 0));
      JsonObject json = new JsonObject()
        .put("shard", shard)
        .put("place", place.apply(shard))
        .put("epoch", lease.epoch());
      list.add(lease.holder() == null ? json : json.put("owner", lease.holder()));
    }
    return Answer.ok(new JsonObject().put("shards", list));
  }

  private static JsonObject node(Nodes.Member member) {
    JsonObject json = new JsonObject()
      .put("node", member.name())
      .put("address", member.address())
      .put("answers", member.report().isPresent());
    member
      .report()
      .ifPresent(report ->
        json
          .put("state", report.stage().name().toLowerCase(Locale.ROOT))
          .put("version", report.version())
          .put("majority", report.majority())
          .put("shards", report.shards())
          .put("calls", report.calls())
      );
    return json;
  }

  /** The shape of every error: what a program compares with, what a person reads, what the log is searched for. */
  static Answer problem(Problem problem, String correlation) {
    JsonObject body = new JsonObject()
      .put("code", problem.kind().name())
      .put("message", problem.detail())
      .put("correlationId", correlation);
    Answer answer = Answer.of(status(problem.kind()), body);
    return problem.kind() == Problem.Kind.NOT_LOGGED_IN
      ? answer.with("WWW-Authenticate", "Basic realm=\"operations\", charset=\"UTF-8\"")
      : answer;
  }

  private static int status(Problem.Kind kind) {
    return switch (kind) {
      case NOT_LOGGED_IN -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case WRONG_METHOD -> 405;
      case TOO_SLOW -> 408;
      case WRONG_STATE -> 409;
      case CHANGED -> 412;
      case TOO_LARGE -> 413;
      case WRONG_MEDIA_TYPE -> 415;
      case KEY_REUSED -> 422;
      case TOO_MANY, TOO_FAST -> 429;
      case NOT_JSON, TOO_DEEP, MISSING, INVALID -> 400;
      case BUG -> 500;
      case NOT_SERVED -> 501;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
    };
  }
}
