package io.hookswitch.north;

import io.hookswitch.directory.User;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One way of speaking to the gateway over HTTP: what it serves, and how it says no.
 *
 * <p>A dialect is three files with the same roles in every dialect's room: {@code *Dialect} (this door: operation ids
 * to methods), {@code *Requests} (JSON to input) and {@code *Answers} (call, refusal or {@link Problem} to JSON and
 * status). Its handlers are three lines: read, ask, answer.
 *
 * <p>Called on event loops, by several at once: a dialect keeps no state.
 */
public interface Dialect {
  /** What every path of this dialect begins with, slash at both ends, such as {@code /api/v2/}. */
  String prefix();

  /** The cookie that carries this dialect's session; empty where each request brings its own credentials. */
  Optional<String> cookie();

  /** Whether somebody whose credentials were good may come in at all; it is asked before anything else is looked at. */
  default boolean admits(User user) {
    return true;
  }

  /** Whether a successful Basic login opens a session, so that later requests need the cookie only. */
  boolean opensSessionOnBasic();

  /** Whether requests that change something need the session's CSRF token, where the operator has switched that on. */
  default boolean guardsWithCsrfToken() {
    return false;
  }

  /**
   * How long whatever is asked here may take, until whoever asks is told that it took too long.
   *
   * @param usual how long a client of calls waits, which is also how long a request may take to arrive
   * @return no less
   */
  default Duration patience(Duration usual) {
    return usual;
  }

  /** Whether a path without a final slash does not exist; otherwise a final slash makes no difference. */
  boolean endsPathsWithSlash();

  /**
   * What is served: {@code operationId} of the contract to the method that answers it.
   *
   * <p>The method gets a request that the contract allows. It may return a failed future, or throw: a {@link Refused}
   * is answered as its {@link Problem} says, a {@code ReplyException} as 503 or 504, all else is a bug and answered as
   * {@link Problem.Kind#BUG}.
   */
  Map<String, Function<Request, Future<Answer>>> operations();

  /**
   * Names within bodies that the contract knows and this dialect does not serve yet, such as
   * {@code genesysOperateCall InitiateTransfer}. They are listed at start with the operations nobody serves; refusing
   * them with {@link Problem.Kind#NOT_SERVED} is up to the method that meets them.
   */
  default Set<String> unserved() {
    return Set.of();
  }

  /**
   * Whether a request is taken on however much there is to do: who wants to hang up, or to keep something out of a
   * recording, cannot come back later.
   *
   * @param operationId of the contract
   * @param body as it came; the contract may yet refuse it
   */
  default boolean urgent(String operationId, JsonObject body) {
    return false;
  }

  /**
   * Whether a command is done again that comes again under the same name of its user. Asked of what changes something, that
   * is, not of a GET.
   *
   * @param operationId of the contract
   * @param body as the contract allows it
   */
  default Repeats repeats(String operationId, JsonObject body) {
    return Repeats.NEVER;
  }

  /** How this dialect says it. Never fails; every kind has an answer. */
  Answer answer(Problem problem);

  /** The same, for dialects that show the correlation id in the body too. */
  default Answer answer(Problem problem, String correlation) {
    return answer(problem);
  }
}
