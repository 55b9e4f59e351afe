package io.hookswitch.north;

import io.hookswitch.call.Once;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the commands that no call remembers: one that its user has named is done once, and answered the same
 * however often it comes, at whichever node.
 *
 * <p>The name is taken in the memory of the cluster before anything is done. Who finds it taken waits for the answer, for a
 * moment. Who finds that nothing more will come of it, because its node has gone or its time is up, does not know
 * whether it was done; {@link Repeats} says what happens then. What was not done, or was refused for a reason that
 * a client may mend, leaves the name free.
 */
public final class NamedCommands {

  /** Names mean nothing. */
  static final NamedCommands NONE = new NamedCommands(
    NamedAnswers.NONE,
    "",
    Duration.ZERO,
    InstantSource.system(),
    Future::succeededFuture
  );

  private static final Logger LOG = LoggerFactory.getLogger(NamedCommands.class);

  /** A client may come again; nobody is to stand in line for long behind one that comes often. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final NamedAnswers answers;
  private final String node;
  private final Duration grace;
  private final InstantSource clock;
  private final Supplier<Future<?>> breath;

  /**
   * @param node this one
   * @param grace how long after its deadline nobody believes any more that a command will be answered
   * @param breath passes before somebody who waits looks again
   */
  public NamedCommands(
    NamedAnswers answers,
    String node,
    Duration grace,
    InstantSource clock,
    Supplier<Future<?>> breath
  ) {
    this.answers = answers;
    this.node = node;
    this.grace = grace;
    this.clock = clock;
    this.breath = breath;
  }

  /** The same operation, with this before it. */
  Function<Request, Future<Answer>> before(
    Dialect dialect,
    String operationId,
    HttpMethod method,
    Function<Request, Future<Answer>> operation
  ) {
    if (Admission.looks(method)) return operation;
    return request -> {
      if (request.terms().once() == null || request.caller().isEmpty()) return operation.apply(request);
      Repeats repeats = dialect.repeats(operationId, request.body());
      if (repeats == Repeats.BY_ITSELF) return operation.apply(request);
      return new Attempt(dialect, operation, request, repeats).claim(null);
    };
  }

  /** One request. */
  private final class Attempt {

    private final Dialect dialect;
    private final Function<Request, Future<Answer>> operation;
    private final Request request;
    private final Repeats repeats;
    private final String name;
    private final KeptAnswer mine;
    private final Instant patience;

    private Attempt(Dialect dialect, Function<Request, Future<Answer>> operation, Request request, Repeats repeats) {
      this.dialect = dialect;
      this.operation = operation;
      this.request = request;
      this.repeats = repeats;
      Once once = request.terms().once();
      Instant now = clock.instant();
      // Neither tenants nor users have a line break in their names.
      this.name = request.who().user().id() + "\n" + once.key();
      this.mine = new KeptAnswer(
        UUID.randomUUID().toString(),
        once.fingerprint(),
        node,
        request.deadline().plus(grace).toEpochMilli(),
        null
      );
      this.patience = now.plus(PATIENCE).isBefore(request.deadline()) ? now.plus(PATIENCE) : request.deadline();
    }

    private Future<Answer> claim(String over) {
      return answers.claim(name, mine, over).compose(this::found);
    }

    private Future<Answer> found(KeptAnswer found) {
      if (found.attempt().equals(mine.attempt())) return perform();
      if (!found.fingerprint().equals(mine.fingerprint())) throw Problem.keyReused().refused();
      if (found.answered()) return Future.succeededFuture(found.again());
      if (underway(found)) return await();
      if (repeats == Repeats.NEVER) throw Problem.keyInDoubt().refused();
      return claim(found.attempt());
    }

    private boolean underway(KeptAnswer found) {
      return clock.millis() < found.until() && answers.works(found.node());
    }

    private Future<Answer> await() {
      if (clock.instant().isAfter(patience)) throw Problem.keyUnderway().refused();
      return breath.get().compose(passed -> claim(null));
    }

    private Future<Answer> perform() {
      return Future.succeededFuture(request).compose(operation).compose(this::done, this::failed);
    }

    private Future<Answer> done(Answer answer) {
      return settle(memorable(answer) ? mine.with(answer) : null).map(answer);
    }

    private Future<Answer> failed(Throwable why) {
      Problem problem = Failures.problem(why);
      KeptAnswer outcome = switch (problem.kind()) {
        case WRONG_STATE -> mine.with(Replies.refusal(dialect, problem, request.correlation()));
        case TIMEOUT, BUG -> mine.inDoubt();
        // Nothing was done, and the same request may be right the next time.
        default -> null;
      };
      return settle(outcome).compose(settled -> Future.failedFuture(why));
    }

    /** What was done is done, and its client is told so; who asks again may be told that nobody knows. */
    private Future<Void> settle(KeptAnswer outcome) {
      return answers
        .settle(name, mine.attempt(), outcome)
        .onFailure(lost ->
          LOG.warn("what {} was answered is not remembered: {}", request.correlation(), lost.getMessage())
        )
        .otherwiseEmpty();
    }
  }

  /** Done, or refused because of how things are: that does not become another answer by asking again. */
  private static boolean memorable(Answer answer) {
    boolean whole = answer.text() == null && answer.file() == null;
    boolean begins = answer.session() instanceof Answer.SessionChange.Begin;
    return whole && !begins && (answer.status() / 100 == 2 || answer.status() == 409);
  }
}
