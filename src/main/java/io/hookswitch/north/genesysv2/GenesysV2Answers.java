package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Call;
import io.hookswitch.call.Operation;
import io.hookswitch.call.Refusal;
import io.hookswitch.directory.User;
import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.hookswitch.north.Request;
import io.hookswitch.wire.Reply;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The envelope: {@code statusCode} always, {@code statusMessage} with an error and then nothing else, but the call where
 * an error is about its version. Clients look at
 * {@code statusCode} only, whatever the HTTP status, so no answer lacks it.
 */
final class GenesysV2Answers {

  private static final int SUCCESS = 0;
  private static final int PARAMETER_MISSING = 1;
  private static final int WRONG_STATE = 2;
  private static final int FORBIDDEN = 3;
  private static final int INTERNAL = 4;
  private static final int NO_PERMISSION = 5;
  private static final int NOT_FOUND = 6;
  private static final int INVALID = 10;
  private static final int ALREADY_EXISTS = 18;
  private static final int NOT_AUTHENTICATED = 20;

  private static final String TOO_MANY_ORDERS =
    "The switch has not confirmed what was asked for before, try again later; Hangup is always possible";
  private static final int LONGEST_MESSAGE = 2000;

  private GenesysV2Answers() {}

  /** {@code {"statusCode":0, "<name>": ...}}. */
  static Answer with(String name, Object payload) {
    return Answer.ok(success().put(name, payload));
  }

  static Answer accepted() {
    return Answer.ok(success());
  }

  /** A collection without its members. */
  static Answer uris(Request request, String collection, Stream<String> ids) {
    String parent = request.baseUrl() + "/api/v2/me/" + collection + "/";
    return with("uris", ids.map(parent::concat).toList());
  }

  /** @param key the field that tells one setting from another */
  static Answer settings(String key, List<JsonObject> settings) {
    return Answer.ok(success().put("settings", settings).put("key", key));
  }

  /** What became of a command that a client called so. */
  static Answer outcome(String operationName, User user, Reply reply) {
    Answer answer = reply.refusal() == null ? accepted() : refused(operationName, user, reply.refusal());
    return answer.replayed(reply);
  }

  /** The answer to a command that was meant for another version of the call, with the one there is. */
  static Answer changed(Call call, JsonObject shown) {
    Answer error = problem(Problem.changed());
    return Answer.of(error.status(), error.body().copy().put("call", shown)).tagged(call);
  }

  private static Answer refused(String operationName, User user, Refusal refusal) {
    return switch (refusal.why()) {
      case NO_SUCH_CALL -> error(404, NOT_FOUND, GenesysV2Requests.CALL_NOT_FOUND);
      case NOT_ALLOWED -> notAllowed(operationName, user, refusal);
      case BAD_ARGUMENT -> error(400, INVALID, refusal.detail());
      case IN_PROGRESS -> error(409, WRONG_STATE, operationName + " is already in progress");
      case ALREADY_EXISTS -> error(409, ALREADY_EXISTS, "A call with this id exists already");
      case CHANGED -> problem(Problem.changed());
      case KEY_REUSED -> problem(Problem.keyReused());
      case TOO_MANY_ORDERS -> error(503, INTERNAL, TOO_MANY_ORDERS);
    };
  }

  private static Answer notAllowed(String operationName, User user, Refusal refusal) {
    String rules = refusal.rules().isEmpty()
      ? " (no rule allows it)"
      : " (rule: " + String.join("; ", refusal.rules()) + ")";
    if (refusal.operation() == Operation.Dial) {
      return error(403, FORBIDDEN, operationName + " is not allowed" + rules);
    }
    List<String> instead = Capabilities.shown(refusal.allowed(), user.features());
    JsonObject reasons = new JsonObject()
      .put("operation", operationName)
      .put("state", String.valueOf(refusal.state()))
      .put("allowed", instead)
      .put("rules", refusal.rules());
    String allowed = instead.isEmpty() ? "nothing" : String.join(", ", instead);
    return error(
      409,
      WRONG_STATE,
      operationName + " is not possible while the call is " + refusal.state() + "; allowed: " + allowed + rules
    ).because(reasons);
  }

  static Answer problem(Problem problem) {
    String detail = problem.detail();
    return switch (problem.kind()) {
      // The text that clients compare with; a reason would tell a stranger what was wrong with the credentials.
      case NOT_LOGGED_IN -> error(403, NOT_AUTHENTICATED, "Access denied");
      case TOO_MANY -> error(429, NOT_AUTHENTICATED, detail);
      case FORBIDDEN -> error(403, NO_PERMISSION, detail);
      case NOT_FOUND -> error(404, NOT_FOUND, detail);
      case WRONG_METHOD -> error(405, FORBIDDEN, detail);
      case WRONG_MEDIA_TYPE -> error(415, INVALID, detail);
      case NOT_JSON, TOO_DEEP, INVALID -> error(400, INVALID, detail);
      case TOO_LARGE -> error(413, INVALID, detail);
      case TOO_SLOW -> error(408, INVALID, detail);
      case MISSING -> error(400, PARAMETER_MISSING, detail);
      case WRONG_STATE -> error(409, WRONG_STATE, detail);
      case CHANGED -> error(412, WRONG_STATE, detail);
      case KEY_REUSED -> error(422, INVALID, detail);
      case NOT_SERVED -> error(501, INTERNAL, detail);
      case TOO_FAST -> error(429, INTERNAL, detail);
      case UNAVAILABLE -> error(503, INTERNAL, detail);
      case TIMEOUT -> error(504, INTERNAL, detail);
      case BUG -> error(500, INTERNAL, "Internal error");
    };
  }

  private static Answer error(int status, int code, String message) {
    boolean fits = message.length() <= LONGEST_MESSAGE;
    String text = fits ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    return Answer.of(status, new JsonObject().put("statusCode", code).put("statusMessage", text));
  }

  private static JsonObject success() {
    return new JsonObject().put("statusCode", SUCCESS);
  }
}
