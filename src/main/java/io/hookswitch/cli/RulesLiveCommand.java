package io.hookswitch.cli;

import io.hookswitch.rules.RuleFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hookswitch rules live}: the rules of a running cluster, through its operations interface. */
@Command(
  name = "live",
  description = {
    "Looks after the rules of a running cluster.",
    "Exit code 0: done, good, nothing changes; 1: refused, mistakes, something changes; 2: wrong usage; 3: no gateway" +
      " answers, or it does not let you in.",
  },
  mixinStandardHelpOptions = true
)
final class RulesLiveCommand implements Callable<Integer> {

  private static final String RULES = "/ops/rules";
  private static final String GENERATIONS = RULES + "/generations";
  private static final String FOLDER = "The folder of rules; the installation's own when left out.";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.WRONGLY_ASKED;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private int complain(String what, int code) {
    spec
      .commandLine()
      .getErr()
      .println("hookswitch: " + what);
    return code;
  }

  @Command(
    name = "generations",
    description = "Which rules there are, and what has happened.",
    mixinStandardHelpOptions = true
  )
  int generations(@Mixin ServerOptions server) {
    return ask(server, "GET", RULES, null, rules -> {
      new RulesReport(this::say).rules(rules);
      return ExitCode.DONE;
    });
  }

  @Command(
    name = "check",
    description = "Lets the cluster judge a folder; keeps nothing.",
    mixinStandardHelpOptions = true
  )
  int check(
    @Mixin ServerOptions server,
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder
  ) {
    return withFiles(folder, body ->
      ask(server, "POST", RULES + "/check", body, report -> {
        new RulesReport(this::say).check(report);
        return report.getBoolean("good") ? ExitCode.DONE : ExitCode.FAILED;
      })
    );
  }

  @Command(name = "upload", description = "Brings a folder as the next generation.", mixinStandardHelpOptions = true)
  int upload(
    @Mixin ServerOptions server,
    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = FOLDER) Path folder,
    @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "Why.") String comment
  ) {
    return withFiles(folder, body ->
      ask(server, "POST", GENERATIONS, body.put("comment", comment), added -> {
        say("generation " + added.getLong("number"));
        return ExitCode.DONE;
      })
    );
  }

  @Command(
    name = "diff",
    description = "For which facts a generation decides otherwise than the one in force. Exit code 1 when it does for some.",
    mixinStandardHelpOptions = true
  )
  int diff(
    @Mixin ServerOptions server,
    @Parameters(paramLabel = "NUMBER") long number,
    @Option(names = "--from", paramLabel = "NUMBER", description = "Than this one.") Long from
  ) {
    String query = from == null ? "" : "?from=" + from;
    return ask(server, "GET", GENERATIONS + "/" + number + "/diff" + query, null, diff -> {
      diff.getJsonArray("changes").forEach(line -> say(line.toString()));
      if (diff.getJsonArray("changes").isEmpty()) say("both decide alike for all facts");
      return diff.getJsonArray("changes").isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    });
  }

  @Command(
    name = "dry-run",
    description = "Who on a call now would get or lose what, and what would have been decided otherwise of late." +
      " Exit code 1 when something would change.",
    mixinStandardHelpOptions = true
  )
  int dryRun(@Mixin ServerOptions server, @Parameters(paramLabel = "NUMBER") long number) {
    return ask(server, "GET", GENERATIONS + "/" + number + "/dry-run", null, run -> {
      boolean changes = new RulesReport(this::say).dryRun(run);
      return changes ? ExitCode.FAILED : ExitCode.DONE;
    });
  }

  @Command(
    name = "canary",
    description = "Lets a generation decide for tenants, or for a share of the calls; --end ends that.",
    mixinStandardHelpOptions = true
  )
  int canary(
    @Mixin ServerOptions server,
    @Parameters(arity = "0..1", paramLabel = "NUMBER") Long number,
    @Option(names = "--tenants", split = ",", paramLabel = "NAME") Set<String> tenants,
    @Option(names = "--percent", paramLabel = "N", description = "From 1 to 99; 100 with --tenants.") Integer percent,
    @Option(names = "--end") boolean end
  ) {
    if (end == (number != null)) return complain("expected either NUMBER or --end", ExitCode.WRONGLY_ASKED);
    if (end) return change(server, "DELETE", RULES + "/trial", null);
    JsonObject body = new JsonObject().put("generation", number);
    if (tenants != null) body.put("tenants", new JsonArray(java.util.List.copyOf(tenants)));
    if (percent != null) body.put("percent", percent);
    return change(server, "PUT", RULES + "/trial", body);
  }

  @Command(
    name = "activate",
    description = "Brings a generation into force, on all nodes.",
    mixinStandardHelpOptions = true
  )
  int activate(@Mixin ServerOptions server, @Parameters(paramLabel = "NUMBER") long number) {
    return change(server, "POST", GENERATIONS + "/" + number + "/activate", null);
  }

  @Command(
    name = "rollback",
    description = "Brings the generation before back into force, in one step.",
    mixinStandardHelpOptions = true
  )
  int rollback(@Mixin ServerOptions server) {
    return change(server, "POST", RULES + "/rollback", null);
  }

  @Command(
    name = "explain",
    description = "Why whoever is on a call may do what, or not; now, or at the moment of an event.",
    mixinStandardHelpOptions = true
  )
  int explain(
    @Mixin ServerOptions server,
    @Parameters(paramLabel = "CALL", description = "Any id of the call, of either dialect or of the log.") String call,
    @Option(names = "--op", paramLabel = "OPERATION", description = "Only this one.") String operation,
    @Option(names = "--event", paramLabel = "ID", description = "One of those that are listed at the end.") String event
  ) {
    String query = event == null ? "" : "?event=" + encoded(event);
    return ask(server, "GET", "/ops/calls/" + encoded(call) + "/explain" + query, null, found -> {
      new RulesReport(this::say).explanation(found, operation);
      return ExitCode.DONE;
    });
  }

  private int change(ServerOptions server, String method, String path, JsonObject body) {
    return ask(server, method, path, body, done -> {
      new RulesReport(this::say).change(done);
      return ExitCode.DONE;
    });
  }

  private int withFiles(Path folder, ToIntFunction<JsonObject> use) {
    RuleFiles files = RuleFiles.read(RulesCommand.folder(folder));
    if (!files.unread().isEmpty()) {
      files.unread().forEach(mistake -> say(mistake.toString()));
      return ExitCode.FAILED;
    }
    JsonObject texts = new JsonObject();
    files.files().forEach(file -> texts.put(file.name(), file.text()));
    return use.applyAsInt(new JsonObject().put("files", texts));
  }

  private int ask(ServerOptions server, String method, String path, JsonObject body, ToIntFunction<JsonObject> use) {
    OpsClient.Reply reply;
    try {
      reply = server.connect().send(method, path, body);
    } catch (IllegalArgumentException wrong) {
      return complain(wrong.getMessage(), ExitCode.WRONGLY_ASKED);
    } catch (OpsClient.UnreachableException nobody) {
      return complain(nobody.getMessage(), ExitCode.UNREACHABLE);
    }
    if (reply.good()) return use.applyAsInt(reply.body());
    reply
      .body()
      .getJsonArray("details", new JsonArray())
      .forEach(detail -> say(detail.toString()));
    boolean outside = reply.status() == 401 || reply.status() == 403 || reply.status() == 429;
    return complain(
      reply.body().getString("message", "status " + reply.status()),
      outside ? ExitCode.UNREACHABLE : ExitCode.FAILED
    );
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
