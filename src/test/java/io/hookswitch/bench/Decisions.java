package io.hookswitch.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What JMH has measured of {@code RulesBenchmark} a moment ago, in a process of its own. */
final class Decisions {

  private final JsonArray found;

  /** @param json as {@code -rf json} writes it */
  Decisions(Path json) throws IOException {
    found = new JsonArray(Files.readString(json));
  }

  List<Row> rows() {
    double table = nanos("table");
    double session = nanos("newSession");
    return List.of(
      Row.atMost("decision", table, "ns", "a switch written by hand", nanos("switchOfSets"), 3),
      Row.atLeast("decisions", 1e9 / table, "/s", "a new session of Drools for each", 1e9 / session, 20)
    );
  }

  private double nanos(String method) {
    for (int i = 0; i < found.size(); i++) {
      JsonObject one = found.getJsonObject(i);
      if (!one.getString("benchmark").endsWith("RulesBenchmark." + method)) continue;
      JsonObject metric = one.getJsonObject("primaryMetric");
      if (!metric.getString("scoreUnit").equals("ns/op")) {
        throw new IllegalStateException(method + ": expected ns/op, found " + metric.getString("scoreUnit"));
      }
      return metric.getDouble("score");
    }
    throw new IllegalStateException("JMH has not measured " + method);
  }
}
