package io.hookswitch.north.tenantv1;

import io.hookswitch.north.Answer;
import io.hookswitch.north.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Everything this dialect says when it says no: the two shapes of an error, and the texts that are not of error 59. The
 * keys of the list are a guess (the page that defines them is not public), so they are written here and nowhere else.
 */
final class TenantV1Errors {

  private static final int INVALID_CALL_OPERATION = 59;

  private TenantV1Errors() {}

  static Answer of(Objection objection) {
    JsonObject error = new JsonObject()
      .put("code", INVALID_CALL_OPERATION)
      .put("message", "INVALID_CALL_OPERATION")
      .put("details", objection.text());
    return Answer.of(400, new JsonObject().put("errors", new JsonArray().add(error)));
  }

  static Answer of(Problem problem) {
    return Answer.of(status(problem.kind()), new JsonObject().put("details", problem.detail()));
  }

  /** @param badBodyIs400 where the operator likes that better than the family's own number */
  static Answer of(Problem problem, boolean badBodyIs400) {
    Answer usual = of(problem);
    return badBodyIs400 && usual.status() == 416 ? Answer.of(400, usual.body()) : usual;
  }

  private static int status(Problem.Kind kind) {
    return switch (kind) {
      case NOT_LOGGED_IN -> 401;
      case TOO_MANY -> 429;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case WRONG_METHOD -> 405;
      // The family's own number for what is 415 elsewhere; a body that is no object counts as a wrong media type.
      case WRONG_MEDIA_TYPE, NOT_JSON -> 416;
      case TOO_LARGE -> 413;
      case TOO_SLOW -> 408;
      case TOO_DEEP, MISSING, INVALID, WRONG_STATE -> 400;
      case CHANGED -> 412;
      case KEY_REUSED -> 422;
      case NOT_SERVED -> 501;
      case TOO_FAST -> 429;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
      case BUG -> 500;
    };
  }

  static Problem invalidCallingUser() {
    return Problem.of(Problem.Kind.FORBIDDEN, "Invalid calling user.");
  }

  static Problem tooManyOrders() {
    return Problem.of(Problem.Kind.UNAVAILABLE, "Too many operations are in progress for this call; it was not done.");
  }

  static Problem readOnly() {
    return Problem.of(Problem.Kind.FORBIDDEN, "This login may look at calls, not change them.");
  }

  static Problem noRetrieval() {
    return Problem.of(Problem.Kind.FORBIDDEN, "Call retrieve is not assigned to the user.");
  }

  static Problem noCallToRetrieve() {
    return Problem.of(Problem.Kind.NOT_FOUND, "No call to retrieve.");
  }

  static Problem invalidCallState() {
    return Problem.of(Problem.Kind.INVALID, "Invalid call state.");
  }

  static Problem notRetrieved(String reason) {
    return Problem.of(Problem.Kind.UNAVAILABLE, "The call could not be retrieved: " + reason + ".");
  }

  static Problem invalidTransferCallId() {
    return Problem.of(Problem.Kind.INVALID, "transferCallId: expected a callId like callhalf-1595867:0");
  }

  static Problem callNotFound() {
    return Problem.of(Problem.Kind.NOT_FOUND, "Call not found.");
  }

  static Problem invalidPhoneNumber(String reason) {
    return Problem.of(Problem.Kind.INVALID, "Invalid phone number. " + reason);
  }

  /** @param field {@code phoneNumber}, or one that the client has to be told from it */
  static Problem invalidNumber(String field, String reason) {
    return field.equals("phoneNumber")
      ? invalidPhoneNumber(reason)
      : Problem.of(Problem.Kind.INVALID, "Invalid " + field + ". " + reason);
  }

  static Problem callingPhoneNumberNotFound() {
    return Problem.of(Problem.Kind.NOT_FOUND, "callingPhoneNumber not found.");
  }

  static Problem invalid(String reason) {
    return Problem.of(Problem.Kind.INVALID, reason);
  }

  static Problem wrongCredentials() {
    return Problem.of(Problem.Kind.NOT_LOGGED_IN, "Credentials are missing or wrong.");
  }
}
