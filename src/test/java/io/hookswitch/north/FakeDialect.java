package io.hookswitch.north;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A dialect that serves what a test tells it to, and speaks of errors as the real ones do. */
final class FakeDialect implements Dialect {

  final Map<String, Function<Request, Future<Answer>>> operations = new HashMap<>();
  Repeats repeats = Repeats.BY_ITSELF;
  /** How many times as long as usual it grants. */
  int patience = 1;
  private final boolean tenant;

  private FakeDialect(boolean tenant) {
    this.tenant = tenant;
  }

  static FakeDialect genesys() {
    return new FakeDialect(false);
  }

  static FakeDialect tenant() {
    return new FakeDialect(true);
  }

  FakeDialect serving(String operationId, Function<Request, Future<Answer>> operation) {
    operations.put(operationId, operation);
    return this;
  }

  @Override
  public String prefix() {
    return tenant ? "/api/v1/" : "/api/v2/";
  }

  @Override
  public Optional<String> cookie() {
    return Optional.of(tenant ? "sessionid" : "JSESSIONID");
  }

  @Override
  public boolean opensSessionOnBasic() {
    return !tenant;
  }

  @Override
  public boolean guardsWithCsrfToken() {
    return !tenant;
  }

  @Override
  public Duration patience(Duration usual) {
    return usual.multipliedBy(patience);
  }

  @Override
  public boolean endsPathsWithSlash() {
    return tenant;
  }

  @Override
  public Map<String, Function<Request, Future<Answer>>> operations() {
    return operations;
  }

  @Override
  public Set<String> unserved() {
    return tenant ? Set.of() : Set.of("genesysOperateCall InitiateTransfer");
  }

  /** As the real ones: who hangs up. */
  @Override
  public boolean urgent(String operationId, JsonObject body) {
    return tenant ? operationId.equals("tenantReleaseCall") : "Hangup".equals(body.getValue("operationName"));
  }

  @Override
  public Repeats repeats(String operationId, JsonObject body) {
    return repeats;
  }

  @Override
  public Answer answer(Problem problem) {
    return tenant ? tenantAnswer(problem) : genesysAnswer(problem);
  }

  private static Answer genesysAnswer(Problem problem) {
    return switch (problem.kind()) {
      case NOT_LOGGED_IN -> genesys(403, 20, "Access denied");
      case TOO_MANY -> genesys(429, 20, problem.detail());
      case FORBIDDEN -> genesys(403, 3, problem.detail());
      case NOT_FOUND -> genesys(404, 6, problem.detail());
      case WRONG_METHOD -> genesys(405, 10, problem.detail());
      case WRONG_MEDIA_TYPE -> genesys(415, 10, problem.detail());
      case TOO_LARGE -> genesys(413, 10, problem.detail());
      case TOO_SLOW -> genesys(408, 10, problem.detail());
      case NOT_JSON, TOO_DEEP, INVALID -> genesys(400, 10, problem.detail());
      case MISSING -> genesys(400, 1, problem.detail());
      case WRONG_STATE -> genesys(409, 2, problem.detail());
      case CHANGED -> genesys(412, 2, problem.detail());
      case KEY_REUSED -> genesys(422, 10, problem.detail());
      case NOT_SERVED -> genesys(501, 4, problem.detail());
      case TOO_FAST -> genesys(429, 4, problem.detail());
      case UNAVAILABLE -> genesys(503, 4, problem.detail());
      case TIMEOUT -> genesys(504, 4, problem.detail());
      case BUG -> genesys(500, 4, problem.detail());
    };
  }

  private static Answer genesys(int status, int code, String message) {
    return Answer.of(status, new JsonObject().put("statusCode", code).put("statusMessage", message));
  }

  private static Answer tenantAnswer(Problem problem) {
    return switch (problem.kind()) {
      case NOT_LOGGED_IN -> details(401, problem);
      case TOO_MANY -> details(429, problem);
      case FORBIDDEN -> details(403, problem);
      case NOT_FOUND -> details(404, problem);
      case WRONG_METHOD -> details(405, problem);
      case WRONG_MEDIA_TYPE, NOT_JSON -> details(416, problem);
      case TOO_LARGE -> details(413, problem);
      case TOO_SLOW -> details(408, problem);
      case TOO_DEEP, INVALID, MISSING -> details(400, problem);
      case WRONG_STATE -> Answer.of(
        400,
        new JsonObject().put(
          "errors",
          JsonArray.of(
            new JsonObject().put("code", 59).put("message", "INVALID_CALL_OPERATION").put("details", problem.detail())
          )
        )
      );
      case CHANGED -> details(412, problem);
      case KEY_REUSED -> details(422, problem);
      case NOT_SERVED -> details(501, problem);
      case TOO_FAST -> details(429, problem);
      case UNAVAILABLE -> details(503, problem);
      case TIMEOUT -> details(504, problem);
      case BUG -> details(500, problem);
    };
  }

  private static Answer details(int status, Problem problem) {
    return Answer.of(status, new JsonObject().put("details", problem.detail()));
  }
}
