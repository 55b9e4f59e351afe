package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.BUG;
import static io.hookswitch.north.Problem.Kind.INVALID;
import static io.hookswitch.north.Problem.Kind.NOT_FOUND;
import static io.hookswitch.north.Problem.Kind.NOT_SERVED;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from a dialect's method, or from a failure, to the bytes of an answer. The only place that writes answers. */
final class Replies {

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  /** For what is still on its way when a request is answered. */
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final String UNREADABLE = "The path or the query cannot be decoded.";

  /** On every answer of a node that is cut off: it shows what was stored before. */
  static final String STALE = "X-Hookswitch-Stale";

  private final OpenAPIContract contract;
  private final Authenticator authenticator;
  private final Csrf csrf;
  private final BooleanSupplier stale;
  private final Admission admission;

  /** @param stale whether answers are to say that they may be */
  Replies(
    OpenAPIContract contract,
    Authenticator authenticator,
    Csrf csrf,
    BooleanSupplier stale,
    Admission admission
  ) {
    this.admission = admission;
    this.contract = contract;
    this.csrf = csrf;
    this.stale = stale;
    this.authenticator = authenticator;
  }

  void serve(RoutingContext context, Function<Request, Future<Answer>> operation) {
    Visit visit = Visit.of(context);
    if (visit.isOver()) return;
    // A method may also throw; composing turns that into a failure like any other.
    Future.succeededFuture(visit)
      .map(asked -> request(context, asked))
      .compose(operation)
      .compose(answer -> changeSession(context, visit, answer).map(answer))
      .onSuccess(answer -> write(context, visit, answer))
      .onFailure(context::fail);
  }

  void notServed(RoutingContext context) {
    String operation = Visit.of(context).operation.getOperationId();
    context.fail(Problem.of(NOT_SERVED, operation + " is not served yet").refused());
  }

  /** Answers a request whose path or query the router could not even read. */
  void malformed(HttpServerRequest request, Dialect dialect) {
    turnAway(request, dialect, Problem.of(INVALID, UNREADABLE));
  }

  /** Answers a request that gets no further than the door. */
  void turnAway(HttpServerRequest request, Dialect dialect, Problem problem) {
    String correlation = Correlation.of(request);
    Answer answer = dialect.answer(problem, correlation);
    head(request.response(), correlation, answer).putHeader(HttpHeaders.CONNECTION, "close");
    request.response().end(answer.bytes());
  }

  void noSuchPath(RoutingContext context) {
    refuse(context, Problem.of(NOT_FOUND, "Nothing is here."));
  }

  void wrongMethod(RoutingContext context) {
    Set<String> methods = new TreeSet<>();
    for (Operation operation : Visit.of(context).promised.getOperations())
      methods.add(operation.getHttpMethod().name());
    String detail = "Method: expected " + String.join(" or ", methods) + ", found " + context.request().method();
    refuse(context, Problem.wrongMethod(detail, methods));
  }

  void fail(RoutingContext context) {
    Throwable failure = context.failure();
    Problem problem =
      failure == null || failure instanceof HttpException
        ? ofTheWeb(context)
        : failure instanceof ValidatorException why
          ? ofTheContract(Visit.of(context), why)
          : Failures.problem(failure);
    if (problem.kind() == BUG) {
      Visit visit = Visit.of(context);
      String name = visit == null ? "?" : visit.correlation;
      LOG.error("{} {} failed [{}]", context.request().method(), context.request().path(), name, failure);
    }
    refuse(context, problem);
  }

  private Problem ofTheContract(Visit visit, ValidatorException why) {
    return ContractErrors.problem(why, contract, visit.operation, visit.body(), visit.asked().parameters());
  }

  /** What the router objects to. */
  private static Problem ofTheWeb(RoutingContext context) {
    return switch (context.statusCode()) {
      case 404 -> Problem.of(NOT_FOUND, "Nothing is here.");
      case 400 -> Problem.of(INVALID, UNREADABLE);
      default -> Problem.of(BUG, "Internal error.");
    };
  }

  private void refuse(RoutingContext context, Problem problem) {
    Visit visit = Visit.of(context);
    if (visit == null) {
      context.response().setStatusCode(400).end();
      return;
    }
    write(context, visit, refusal(visit.dialect, problem, visit.correlation));
  }

  /** How a dialect says no, with what HTTP has headers for. */
  static Answer refusal(Dialect dialect, Problem problem, String correlation) {
    Answer answer = dialect.answer(problem, correlation);
    if (!problem.methods().isEmpty()) answer = answer.with("Allow", String.join(", ", problem.methods()));
    if (problem.retryAfter().isEmpty()) return answer;
    return answer.with("Retry-After", Long.toString(problem.retryAfter().get().plusNanos(999_999_999).toSeconds()));
  }

  private Future<Void> changeSession(RoutingContext context, Visit visit, Answer answer) {
    return switch (answer.session()) {
      case Answer.SessionChange.Keep keep -> Future.succeededFuture();
      case Answer.SessionChange.Begin begin -> authenticator
        .end(visit.login().session())
        .compose(ended -> authenticator.begin(begin.user()))
        .onSuccess(token -> authenticator.sendCookie(visit.dialect, context.response(), token))
        .mapEmpty();
      case Answer.SessionChange.End end -> {
        authenticator.takeCookieBack(visit.dialect, context.response());
        yield authenticator.end(visit.login().session()).compose(ended -> authenticator.end(visit.login().opened()));
      }
    };
  }

  private void write(RoutingContext context, Visit visit, Answer answer) {
    if (visit.isOver()) {
      if (answer.file() != null) answer.file().over().run();
      return;
    }
    HttpServerRequest request = context.request();
    HttpServerResponse response = head(context.response(), visit.correlation, answer);
    admission.answered(request.method(), answer.status(), System.nanoTime() - visit.arrivedNanos);
    csrf.tell(visit.dialect, request, visit.login(), response);
    boolean keeps = answer.session() instanceof Answer.SessionChange.Keep;
    if (keeps) visit
      .login()
      .opened()
      .ifPresent(token -> authenticator.sendCookie(visit.dialect, response, token));
    visit.finish();
    if (
      answer.file() == null &&
      Bodies.announced(request) &&
      !request.isEnded() &&
      request.version() != HttpVersion.HTTP_2
    ) {
      // The client is still sending what nobody reads; the next request on this connection would wait behind it.
      response.putHeader(HttpHeaders.CONNECTION, "close");
      Future<Void> read = request.end();
      send(request, answer, visit).onComplete(sent -> linger(context.vertx(), request, read));
    } else if (answer.file() != null) {
      answer
        .file()
        .to(response)
        .onFailure(broken ->
          LOG.info("a file was not sent to its end: {} [{}]", broken.getMessage(), visit.correlation)
        );
    } else {
      send(request, answer, visit);
    }
  }

  /** Closed at once, the connection would be reset under a client that has not read its answer yet. */
  private static void linger(Vertx vertx, HttpServerRequest request, Future<Void> read) {
    long timer = vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
    read.onComplete(done -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
  }

  private static Future<Void> send(HttpServerRequest request, Answer answer, Visit visit) {
    return answer.rest() == null
      ? request.response().end(answer.bytes())
      : Outpour.send(request, answer, visit.correlation, Outpour.STALLED);
  }

  private HttpServerResponse head(HttpServerResponse response, String correlation, Answer answer) {
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader(Correlation.HEADER, correlation);
    if (stale.getAsBoolean()) response.putHeader(STALE, "true");
    answer.headers().forEach(response::putHeader);
    return response;
  }

  private static Request request(RoutingContext context, Visit visit) {
    ValidatedRequest valid = visit.valid();
    HttpServerRequest http = context.request();
    return new Request(
      visit.login().caller(),
      visit.body(),
      texts(valid.getPathParameters()),
      texts(valid.getQuery()),
      baseUrl(http),
      visit.correlation,
      visit.deadline,
      visit.address,
      visit.urgent(),
      ClientTerms.of(http.headers(), visit.operation.getOperationId(), http.path(), visit.body())
    );
  }

  static Map<String, String> texts(Map<String, RequestParameter> parameters) {
    Map<String, String> texts = new HashMap<>();
    parameters.forEach((name, value) -> {
      if (!value.isNull()) texts.put(name, String.valueOf(value.get()));
    });
    return Map.copyOf(texts);
  }

  /** Scheme, host and port as the client addressed them, without a final slash. */
  static String baseUrl(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    if (authority == null) return request.scheme() + "://" + request.localAddress();
    String port = authority.port() > 0 ? ":" + authority.port() : "";
    return request.scheme() + "://" + authority.host() + port;
  }
}
