package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Once;
import io.hookswitch.call.Terms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of what no call remembers, a name is done once; what is not remembered may be tried again under it. */
class NamedCommandsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final MemoryNamedAnswers answers = new MemoryNamedAnswers();
  private final FakeDialect dialect = FakeDialect.genesys();
  private Instant now = Instant.parse("2026-01-22T19:57:00Z");
  private Promise<Void> breath = Promise.promise();
  private final NamedCommands names = at("one");
  private Promise<Answer> under = Promise.promise();
  private int done;

  private NamedCommands at(String node) {
    return new NamedCommands(answers, node, GRACE, () -> now, () -> breath.future());
  }

  private Future<Answer> ask(String key, String fingerprint) {
    return ask(names, HttpMethod.POST, new Terms(key == null ? null : new Once(key, fingerprint), null));
  }

  private Future<Answer> ask(NamedCommands before, HttpMethod method, Terms terms) {
    Request request = new Request(
      Optional.of(new Principal(OneUser.AGENT)),
      new JsonObject(),
      Map.of(),
      Map.of(),
      "http://localhost",
      "test",
      now.plus(DEADLINE),
      "192.0.2.1",
      false,
      terms
    );
    dialect.repeats = repeats;
    // As in the routes: what is thrown is a failure like any other.
    return Future.succeededFuture(request).compose(before.before(dialect, "genesysOperateMe", method, this::perform));
  }

  private Repeats repeats = Repeats.IN_DOUBT;

  private Future<Answer> perform(Request request) {
    done++;
    return under.future();
  }

  private static Answer numbered(int number) {
    return Answer.ok(new JsonObject().put("number", number)).with("Location", "/there/" + number);
  }

  private void answers(Answer answer) {
    under = Promise.promise();
    under.complete(answer);
  }

  private void fails(Throwable why) {
    under = Promise.promise();
    under.fail(why);
  }

  private static Problem problem(Future<Answer> answer) {
    return ((Refused) answer.cause()).problem();
  }

  private static void isReplay(Future<Answer> again, Answer first) {
    assertThat(again.result()).isEqualTo(first.with("Idempotency-Replayed", "true"));
  }

  @Test
  void whatComesAgainIsAnsweredAsBefore() {
    answers(numbered(1));
    assertThat(ask("key", "same").result()).isEqualTo(numbered(1));
    answers(numbered(2));
    isReplay(ask("key", "same"), numbered(1));
    isReplay(ask(at("other"), HttpMethod.POST, new Terms(new Once("key", "same"), null)), numbered(1));
    assertThat(ask("another", "same").result()).isEqualTo(numbered(2));
    assertThat(done).isEqualTo(2);
  }

  @Test
  void somethingElseUnderTheSameNameIsRefused() {
    Future<Answer> first = ask("key", "same");
    assertThat(problem(ask("key", "other")).kind()).isEqualTo(Problem.Kind.KEY_REUSED);
    under.complete(numbered(1));
    assertThat(first.result()).isEqualTo(numbered(1));
    assertThat(problem(ask("key", "other")).kind()).isEqualTo(Problem.Kind.KEY_REUSED);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void whatHasNoNameOrChangesNothingOrIsRememberedElsewhereIsDoneAsOftenAsItComes() {
    answers(numbered(1));
    ask(null, null);
    ask(null, null);
    Terms named = new Terms(new Once("key", "same"), null);
    ask(names, HttpMethod.GET, named);
    ask(names, HttpMethod.GET, named);
    repeats = Repeats.BY_ITSELF;
    ask("key", "same");
    ask("key", "same");
    assertThat(done).isEqualTo(6);
    assertThat(answers.names).isEmpty();
  }

  @Test
  void theSecondOfTwoWaitsForTheAnswerOfTheFirst() {
    Future<Answer> first = ask("key", "same");
    Future<Answer> second = ask("key", "same");
    assertThat(second.isComplete()).isFalse();
    under.complete(numbered(1));
    breath.complete();
    assertThat(first.result()).isEqualTo(numbered(1));
    isReplay(second, numbered(1));
    assertThat(done).isEqualTo(1);
  }

  @Test
  void whoWaitsInVainIsToldToComeAgain() {
    Future<Answer> first = ask("key", "same");
    Future<Answer> second = ask("key", "same");
    now = now.plusMillis(1001);
    breath.complete();
    assertThat(problem(second).kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
    assertThat(problem(second).retryAfter()).isPresent();
    assertThat(first.isComplete()).isFalse();
    assertThat(done).isEqualTo(1);
  }

  @Test
  void whoWaitsForWhatIsNotDoneDoesIt() {
    Future<Answer> first = ask("key", "same");
    Future<Answer> second = ask("key", "same");
    Promise<Answer> failing = under;
    answers(numbered(2));
    failing.fail(Problem.of(Problem.Kind.UNAVAILABLE, "nobody is there").refused());
    breath.complete();
    assertThat(first.failed()).isTrue();
    assertThat(second.result()).isEqualTo(numbered(2));
  }

  @Test
  void aRefusalBecauseOfHowThingsAreIsAnsweredAgain() {
    fails(Problem.of(Problem.Kind.WRONG_STATE, "not now").refused());
    assertThat(problem(ask("key", "same")).kind()).isEqualTo(Problem.Kind.WRONG_STATE);
    answers(numbered(2));
    isReplay(ask("key", "same"), dialect.answer(Problem.of(Problem.Kind.WRONG_STATE, "not now")));
    answers(Answer.of(409, new JsonObject()));
    ask("other", "same");
    answers(numbered(3));
    assertThat(ask("other", "same").result().status()).isEqualTo(409);
  }

  @Test
  void whatWasNotDoneLeavesTheNameFree() {
    for (Problem.Kind kind : new Problem.Kind[] {
      Problem.Kind.NOT_FOUND,
      Problem.Kind.INVALID,
      Problem.Kind.FORBIDDEN,
      Problem.Kind.UNAVAILABLE,
    }) {
      fails(Problem.of(kind, "no").refused());
      assertThat(problem(ask("key", "same")).kind()).isEqualTo(kind);
      assertThat(answers.names.values()).as(kind.name()).isEmpty();
    }
    answers(Answer.of(503, new JsonObject()));
    ask("key", "same");
    answers(numbered(1));
    assertThat(ask("key", "other").result()).isEqualTo(numbered(1));
  }

  @Test
  void whenNobodyKnowsWhetherItWasDoneItIsDoneAgainIfThatDoesNoHarm() {
    fails(Failures.late().refused());
    ask("key", "same");
    answers(numbered(2));
    assertThat(ask("key", "same").result()).isEqualTo(numbered(2));
    isReplay(ask("key", "same"), numbered(2));
  }

  @Test
  void whatMustNotBeDoneTwiceIsRefusedWhenNobodyKnows() {
    repeats = Repeats.NEVER;
    fails(new IllegalStateException("a bug"));
    assertThat(ask("key", "same").cause()).hasMessage("a bug");
    answers(numbered(2));
    Problem unknown = problem(ask("key", "same"));
    assertThat(unknown.kind()).isEqualTo(Problem.Kind.WRONG_STATE);
    assertThat(unknown.detail()).contains("not known");
    assertThat(ask("another", "same").result()).isEqualTo(numbered(2));
  }

  @Test
  void anAttemptOfANodeThatHasGoneIsNotWaitedFor() {
    Future<Answer> lost = ask(at("doomed"), HttpMethod.POST, new Terms(new Once("key", "same"), null));
    Promise<Answer> late = under;
    answers.gone.add("doomed");
    answers(numbered(2));
    assertThat(ask("key", "same").result()).isEqualTo(numbered(2));
    late.complete(numbered(1));
    assertThat(lost.result()).isEqualTo(numbered(1));
    isReplay(ask("key", "same"), numbered(2));
  }

  @Test
  void anAttemptWhoseTimeIsUpIsNotWaitedFor() {
    ask("key", "same");
    now = now.plus(DEADLINE).plus(GRACE);
    answers(numbered(2));
    assertThat(ask("key", "same").result()).isEqualTo(numbered(2));
  }

  @Test
  void whoHasLeftHasLeft() {
    answers(numbered(1).endingSession());
    ask("key", "same");
    assertThat(ask("key", "same").result().session()).isInstanceOf(Answer.SessionChange.End.class);
  }

  @Test
  void whatWasDoneIsToldAlsoWhenItCannotBeRemembered() {
    answers(numbered(1));
    answers.away = true;
    assertThat(ask("key", "same").result()).isEqualTo(numbered(1));
  }
}
