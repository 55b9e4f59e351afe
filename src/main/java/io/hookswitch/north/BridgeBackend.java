package io.hookswitch.north;

import static io.hookswitch.north.Problem.Kind.FORBIDDEN;
import static io.hookswitch.north.Problem.Kind.INVALID;
import static io.hookswitch.north.Problem.Kind.NOT_LOGGED_IN;

import io.hookswitch.call.UserId;
import io.hookswitch.config.HttpConfig;
import io.hookswitch.directory.Directory;
import io.hookswitch.directory.User;
import io.hookswitch.push.Visitor;
import io.hookswitch.push.sockjs.Backend;
import io.hookswitch.push.sockjs.BadFrameException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the event-bus bridge knows of users, topics and operations: the same as HTTP, by other names. */
public final class BridgeBackend implements Backend {

  private final Directory directory;
  private final Authenticator authenticator;
  private final Visitors visitors;
  private final BiFunction<User, String, Optional<Feed>> feeds;
  private final BridgeOperations operations;
  private final Dialect dialect;
  private final Bodies bodies;

  /**
   * @param dialect whose words are used where no operation is concerned
   * @param feeds which part of whose stream an address means for a user
   */
  public BridgeBackend(
    Directory directory,
    Authenticator authenticator,
    Dialect dialect,
    BiFunction<User, String, Optional<Feed>> feeds,
    BridgeOperations operations,
    HttpConfig config
  ) {
    this.directory = directory;
    this.authenticator = authenticator;
    this.visitors = new Visitors(authenticator);
    this.dialect = dialect;
    this.feeds = feeds;
    this.operations = operations;
    this.bodies = new Bodies(config.bodyLimitBytes(), config.maxDepth());
  }

  @Override
  public JsonObject read(Buffer frame) {
    try {
      return bodies.parse(frame);
    } catch (Refused bad) {
      throw new BadFrameException(bad.problem().detail());
    }
  }

  @Override
  public Future<Visitor> login(String token, String baseUrl) {
    return authenticator.login(token).map(login -> visitors.of(login, baseUrl, baseUrl.startsWith("https:")));
  }

  @Override
  public Optional<Feed> feed(UserId who, String address) {
    return directory.user(who).flatMap(user -> feeds.apply(user, address));
  }

  @Override
  public Future<Result> send(Visitor who, String address, JsonObject body, Map<String, String> headers) {
    Optional<User> user = directory.user(who.user());
    if (user.isEmpty()) return Future.succeededFuture(notLoggedIn());
    Optional<BridgeOperations.Served> served = operations.at(address, user.get(), who);
    if (served.isEmpty()) return Future.succeededFuture(denied());
    return operations
      .perform(served.get(), user.get(), who.baseUrl(), body, headers)
      // The answer is on its way when the socket hears that its login is over.
      .onSuccess(answer -> {
        boolean ends = answer.session() instanceof Answer.SessionChange.End;
        if (ends && !Visitors.byToken(who)) authenticator.end(who.login());
      })
      .map(BridgeBackend::result);
  }

  @Override
  public Result failure(Throwable why) {
    if (why instanceof BadFrameException bad) return result(Problem.of(FORBIDDEN, bad.getMessage()));
    return result(Failures.problem(why));
  }

  @Override
  public Result denied() {
    return result(Problem.of(FORBIDDEN, "address: is not for this user, or there is none"));
  }

  @Override
  public Result notLoggedIn() {
    return result(Problem.of(NOT_LOGGED_IN, "Credentials are missing or wrong."));
  }

  @Override
  public Result busy(int most) {
    String detail = "More than " + most + " requests of this socket under way; it was not done.";
    return result(Problem.of(Problem.Kind.TOO_FAST, detail));
  }

  @Override
  public Result invalid(String detail) {
    return result(Problem.of(INVALID, detail));
  }

  private Result result(Problem problem) {
    return result(dialect.answer(problem));
  }

  private static Result result(Answer answer) {
    return new Result(answer.status(), answer.body(), answer.headers(), answer.refusal());
  }
}
