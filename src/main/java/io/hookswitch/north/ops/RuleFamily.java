package io.hookswitch.north.ops;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Request;
import io.hookswitch.policy.Generation;
import io.hookswitch.policy.Generations;
import io.hookswitch.policy.Ledger;
import io.hookswitch.policy.RefusedException;
import io.hookswitch.rules.RuleFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /ops/rules}: the generations of the cluster's rules, and what is done with them. */
public final class RuleFamily implements OpsFamily {

  private static final Logger LOG = LoggerFactory.getLogger(RuleFamily.class);

  private final Vertx vertx;
  private final Generations generations;
  private final Optional<Path> candidates;

  /** @param candidates a folder on this node whose folders may be pointed to; empty for none */
  public RuleFamily(Vertx vertx, Generations generations, Optional<Path> candidates) {
    this.vertx = vertx;
    this.generations = generations;
    this.candidates = candidates;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    Map<String, Function<Request, Future<Answer>>> all = new HashMap<>();
    all.put("opsGetRules", request -> generations.ledger().map(now -> Answer.ok(RuleAnswers.ledger(now))));
    all.put("opsGetGeneration", this::get);
    all.put("opsDiffGeneration", this::diff);
    all.put("opsShowGeneration", this::matrix);
    all.put("opsDryRunGeneration", request ->
      generations.dryRun(RuleRequests.number(request)).map(RuleAnswers::dryRun)
    );
    all.put("opsCheckRules", changing(this::check));
    all.put("opsAddGeneration", changing(this::add));
    all.put("opsActivateGeneration", changing(this::activate));
    all.put("opsRollBackRules", changing(this::rollBack));
    all.put("opsTryGeneration", changing(this::tryOut));
    all.put("opsEndTrial", changing(this::endTrial));
    all.replaceAll((id, operation) -> request -> operation.apply(request).recover(lost -> refused(request, lost)));
    return all;
  }

  private static Function<Request, Future<Answer>> changing(Function<Request, Future<Answer>> operation) {
    return request -> {
      OpsRequests.mayChange(request);
      return operation.apply(request);
    };
  }

  private static Future<Answer> refused(Request request, Throwable lost) {
    return lost instanceof RefusedException refused
      ? Future.succeededFuture(RuleAnswers.refused(refused, request.correlation()))
      : Future.failedFuture(lost);
  }

  private Future<Answer> get(Request request) {
    long number = RuleRequests.number(request);
    return generations
      .files(number)
      .compose(files ->
        generations.ledger().map(ledger -> RuleAnswers.files(ledger, ledger.find(number).orElseThrow(), files))
      );
  }

  private Future<Answer> diff(Request request) {
    long number = RuleRequests.number(request);
    return generations
      .ledger()
      .map(ledger -> RuleRequests.from(request, ledger.active()))
      .compose(base ->
        generations
          .diff(base, number)
          .map(lines ->
            Answer.ok(new JsonObject().put("from", base).put("to", number).put("changes", new JsonArray(lines)))
          )
      );
  }

  private Future<Answer> matrix(Request request) {
    long number = RuleRequests.number(request);
    String tenant = request.query().getOrDefault("tenant", "");
    return generations.matrix(number, tenant).map(tables -> RuleAnswers.matrix(number, tenant, tables));
  }

  private Future<RuleFiles> files(Request request) {
    return vertx.executeBlocking(() -> RuleRequests.files(request, candidates), false);
  }

  private Future<Answer> check(Request request) {
    return files(request).compose(generations::check).map(RuleAnswers::report);
  }

  private Future<Answer> add(Request request) {
    return files(request)
      .compose(files -> generations.add(files, RuleRequests.author(request), RuleRequests.comment(request)))
      .compose(added -> {
        log(request, "has added generation " + added.generation().number());
        return generations.ledger().map(ledger -> created(ledger, added.generation()));
      });
  }

  private static Answer created(Ledger ledger, Generation added) {
    return Answer.of(201, RuleAnswers.generation(ledger, added)).with(
      "Location",
      "/ops/rules/generations/" + added.number()
    );
  }

  private Future<Answer> activate(Request request) {
    long number = RuleRequests.number(request);
    log(request, "wants generation " + number + " in force");
    return generations.activate(number, RuleRequests.author(request)).map(RuleAnswers::activation);
  }

  private Future<Answer> rollBack(Request request) {
    log(request, "wants the generation before");
    return generations.rollBack(RuleRequests.author(request)).map(RuleAnswers::activation);
  }

  private Future<Answer> tryOut(Request request) {
    var trial = RuleRequests.trial(request);
    log(request, "wants on trial: " + trial);
    return generations.tryOut(trial, RuleRequests.author(request)).map(RuleAnswers::activation);
  }

  private Future<Answer> endTrial(Request request) {
    log(request, "wants the trial ended");
    return generations.endTrial(RuleRequests.author(request)).map(RuleAnswers::activation);
  }

  private static void log(Request request, String what) {
    LOG.info("{} {} [{}]", request.who().user().id(), what, request.correlation());
  }
}
