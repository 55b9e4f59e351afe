package io.hookswitch.north.ops;

import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.policy.Trial;
import io.hookswitch.rules.RuleFiles;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what is asked of rules. */
final class RuleRequests {

  private RuleRequests() {}

  static String author(Request request) {
    return request.who().user().id().toString();
  }

  static long number(Request request) {
    return whole(request.path().get("number"));
  }

  /** A generation in a query, or this one when it is left out. */
  static long from(Request request, long otherwise) {
    String from = request.query().get("from");
    return from == null ? otherwise : whole(from);
  }

  /** The contract takes 7.0 and 70e-1 for whole numbers as well. */
  private static long whole(String text) {
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException odd) {
      throw invalid("generation: expected a whole number");
    }
  }

  static String comment(Request request) {
    return request.body().getString("comment", "");
  }

  /**
   * The files that are sent, or those of a folder on this node. Reads files: not for an event loop.
   *
   * @param candidates the folder that may be pointed into; empty when none may
   */
  static RuleFiles files(Request request, Optional<Path> candidates) {
    JsonObject sent = request.body().getJsonObject("files");
    String folder = request.body().getString("folder");
    if ((sent == null) == (folder == null)) throw invalid("body: expected either files or folder");
    if (folder != null) return RuleFiles.read(folder(folder, candidates));
    Map<String, String> texts = new TreeMap<>();
    sent.forEach(file -> texts.put(file.getKey(), (String) file.getValue()));
    return RuleFiles.of(texts);
  }

  /** The contract keeps separators out of the name; a link could still lead elsewhere. */
  private static Path folder(String name, Optional<Path> candidates) {
    Path base = candidates.orElseThrow(() -> invalid("folder: this node has no rules.candidates to look in"));
    Path folder = base.resolve(name);
    try {
      Path real = folder.toRealPath();
      if (!real.startsWith(base.toRealPath())) throw invalid("folder: lies outside of rules.candidates");
      return real;
    } catch (IOException missing) {
      throw invalid("folder: there is none of this name in rules.candidates");
    }
  }

  static Trial trial(Request request) {
    Set<String> tenants = new HashSet<>();
    request
      .body()
      .getJsonArray("tenants", new io.vertx.core.json.JsonArray())
      .forEach(tenant -> tenants.add((String) tenant));
    int percent = request.body().getInteger("percent", 100);
    if (tenants.isEmpty() && percent == 100) throw invalid("body: expected tenants, or a percent below 100");
    return new Trial(request.body().getLong("generation"), tenants, percent);
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(Problem.Kind.INVALID, detail).refused();
  }
}
