package io.hookswitch.north;

import io.hookswitch.directory.User;
import io.hookswitch.push.Visitor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.Response;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations of the contract without HTTP: {@code hookswitch.do.} and the {@code operationId} is the address, the
 * body is the body, the parameters of path and query are headers. Behind that all is the same: admission, contract,
 * the dialect's own method, and how it says no.
 */
public final class BridgeOperations {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeOperations.class);
  private static final String PREFIX = "hookswitch.do.";

  private final Contract contract;
  private final Map<String, Served> served = new HashMap<>();
  private final RequestValidator validator;
  private final Admission admission;
  private final Vertx vertx;
  private final Duration patience;
  private final BooleanSupplier stale;

  /** An operation, and the dialect that it is of. */
  record Served(String id, Operation operation, Dialect dialect, Function<Request, Future<Answer>> method) {}

  /**
   * @param dialects whose operations are open to the bridge; no others are
   * @param names stands before what no call remembers
   * @param patience how long a request may take, where its dialect does not grant it more
   * @param stale whether answers are to say that they may be
   */
  public BridgeOperations(
    Vertx vertx,
    Contract contract,
    List<Dialect> dialects,
    Admission admission,
    NamedCommands names,
    Duration patience,
    BooleanSupplier stale
  ) {
    this.contract = contract;
    this.admission = admission;
    this.vertx = vertx;
    this.patience = patience;
    this.stale = stale;
    this.validator = RequestValidator.create(vertx, contract.openapi());
    for (Dialect dialect : dialects) {
      dialect.operations().forEach((id, method) -> {
        Operation operation = contract.openapi().operation(id);
        if (isFile(operation)) return;
        var named = names.before(dialect, id, operation.getHttpMethod(), method);
        served.put(PREFIX + id, new Served(id, operation, dialect, named));
      });
    }
  }

  /** Files do not go over a bridge of JSON. */
  private static boolean isFile(Operation operation) {
    Response good = operation.getResponse(200);
    return good != null && good.getContent().containsKey("application/octet-stream");
  }

  /** Empty where there is no such address, and where it is not for this user or for this kind of login. */
  Optional<Served> at(String address, User user, Visitor visitor) {
    return (
      Optional.ofNullable(served.get(address))
        .filter(one -> one.dialect().admits(user))
        // A dialect without sessions wants proof with every request.
        .filter(one -> one.dialect().cookie().isPresent() || Visitors.byToken(visitor))
    );
  }

  /** @return never failed */
  Future<Answer> perform(Served asked, User user, String baseUrl, JsonObject body, Map<String, String> headers) {
    String correlation = Correlation.of(headers.get(Correlation.HEADER));
    long arrived = System.nanoTime();
    boolean looks = Admission.looks(asked.operation().getHttpMethod());
    boolean urgent = !looks && asked.dialect().urgent(asked.id(), body);
    Optional<Problem> full = looks ? admission.look() : admission.enter(Optional.of(user.id()), urgent);
    if (full.isPresent()) {
      Answer refused = Replies.refusal(asked.dialect(), full.get(), correlation);
      return Future.succeededFuture(finished(asked, correlation, arrived, refused));
    }
    Promise<Void> begun = Promise.promise();
    Line.Turn turn = admission.turn(urgent, awaiting(begun));
    if (turn.take()) begun.complete();
    return begun
      .future()
      .compose(now -> validator.validate(JsonRequest.of(asked.operation(), headers, body), asked.id()))
      .recover(why -> Future.failedFuture(inWords(why, asked, body, headers)))
      .map(valid -> request(asked, user, baseUrl, body, headers, valid, correlation, urgent))
      .compose(asked.method())
      .timeout(asked.dialect().patience(patience).toMillis(), TimeUnit.MILLISECONDS)
      .otherwise(why -> Replies.refusal(asked.dialect(), problem(why, asked, correlation), correlation))
      .map(answer -> finished(asked, correlation, arrived, answer))
      .onComplete(done -> {
        turn.over();
        admission.leave();
      });
  }

  private Line.Request awaiting(Promise<Void> begun) {
    Context home = vertx.getOrCreateContext();
    return new Line.Request() {
      @Override
      public void work() {
        home.runOnContext(now -> begun.complete());
      }

      @Override
      public void sendAway() {
        home.runOnContext(now -> begun.fail(admission.stoodInLine().refused()));
      }
    };
  }

  private Answer finished(Served asked, String correlation, long arrivedNanos, Answer answer) {
    admission.answered(asked.operation().getHttpMethod(), answer.status(), System.nanoTime() - arrivedNanos);
    Answer named = answer.with(Correlation.HEADER, correlation);
    return stale.getAsBoolean() ? named.with(Replies.STALE, "true") : named;
  }

  private static Problem problem(Throwable why, Served asked, String correlation) {
    if (why instanceof TimeoutException) return Failures.late();
    Problem problem = Failures.problem(why);
    if (problem.kind() == Problem.Kind.BUG) LOG.error("{} over the bridge failed [{}]", asked.id(), correlation, why);
    return problem;
  }

  private Throwable inWords(Throwable why, Served asked, JsonObject body, Map<String, String> headers) {
    return why instanceof ValidatorException bad
      ? ContractErrors.problem(bad, contract.openapi(), asked.operation(), body, headers).refused()
      : why;
  }

  private Request request(
    Served asked,
    User user,
    String baseUrl,
    JsonObject body,
    Map<String, String> headers,
    ValidatedRequest valid,
    String correlation,
    boolean urgent
  ) {
    return new Request(
      Optional.of(new Principal(user)),
      body,
      Replies.texts(valid.getPathParameters()),
      Replies.texts(valid.getQuery()),
      baseUrl,
      correlation,
      Visit.deadline(asked.dialect().patience(patience)),
      "bridge",
      urgent,
      ClientTerms.of(MultiMap.caseInsensitiveMultiMap().addAll(headers), asked.id(), path(asked, headers), body)
    );
  }

  /** As HTTP has it, so that a command that is named there and repeated here is the same. */
  private static String path(Served asked, Map<String, String> headers) {
    String path = asked.operation().getAbsoluteOpenAPIPath();
    for (Parameter parameter : asked.operation().getParameters()) {
      String value = headers.getOrDefault(parameter.getName(), "");
      path = path.replace("{" + parameter.getName() + "}", value);
    }
    return path;
  }
}
