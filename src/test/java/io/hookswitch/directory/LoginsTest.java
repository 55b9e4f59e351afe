package io.hookswitch.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class LoginsTest {

  private static final String RIGHT = "hookswitch";

  private final Subscribers demo = DirectoryReader.read(DemoDirectoryTest.FILE);
  private final AtomicInteger checks = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private Logins logins;

  @BeforeEach
  void start(Vertx vertx) {
    logins = new Logins(vertx, this::lookUp, demo.usualCost(), nanos::get);
  }

  /** Is asked once for every password that is really checked. */
  private Optional<Account> lookUp(String login) {
    checks.incrementAndGet();
    return demo.login(login);
  }

  @ParameterizedTest
  @CsvSource({
    "agent1, hookswitch, agent1@demo",
    "agent1@demo, hookswitch, agent1@demo",
    "acmeuser2@acme, hookswitch, acmeuser2@acme",
    "agent1, Hookswitch, ''",
    "agent1@foo, hookswitch, ''",
    "nobody, hookswitch, ''",
    "'', hookswitch, ''",
    "agent1, '', ''",
  })
  void onlyTheRightPasswordOfAKnownLoginIsAccepted(String login, String password, String user, VertxTestContext test) {
    logins.check(login, password).onComplete(
      test.succeeding(found ->
        test.verify(() -> {
          assertThat(found.map(who -> who.id().toString()).orElse("")).isEqualTo(user);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aLoginThatTwoTenantsHaveNeedsItsTenant() {
    Account one = demo.login("agent1").orElseThrow();
    User other = new User(
      new UserId("foo", "agent1"),
      "0".repeat(32),
      "foogroup",
      "",
      "",
      "",
      one.user().role(),
      one.user().level(),
      false,
      false,
      Optional.empty(),
      Optional.empty(),
      "",
      one.user().recording(),
      one.user().features(),
      List.of()
    );
    Account two = new Account(other, one.hash());
    Account alone = new Account(one.user(), one.hash());
    Subscribers both = new Subscribers(List.of(), List.of(), List.of(alone, two), List.of(), List.of());
    assertThat(both.login("agent1")).isEmpty();
    assertThat(both.login("agent1@demo")).contains(alone);
    assertThat(both.login("agent1@foo")).contains(two);
  }

  @Test
  void passwordsThatBcryptWouldCutAreRefusedUnchecked() {
    assertThat(logins.check("agent1", "x".repeat(73)).result()).isEmpty();
    assertThat(logins.check("agent1", "\u00e9".repeat(37)).result()).isEmpty();
    assertThat(logins.check("a".repeat(162), RIGHT).result()).isEmpty();
    assertThat(checks).hasValue(0);
  }

  @Test
  void aPasswordOfExactly72BytesIsChecked(VertxTestContext test) {
    logins.check("agent1", "x".repeat(72)).onComplete(
      test.succeeding(found ->
        test.verify(() -> {
          assertThat(found).isEmpty();
          assertThat(checks).hasValue(1);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void aRightPasswordIsRememberedForAMinute(VertxTestContext test) {
    logins
      .check("agent1", RIGHT)
      .compose(first -> {
        nanos.set(ProvenLogins.REMEMBERED.toNanos() - 1);
        Future<Optional<User>> second = logins.check("agent1", RIGHT);
        test.verify(() -> {
          assertThat(second.result()).isPresent();
          assertThat(checks).hasValue(1);
        });
        nanos.set(ProvenLogins.REMEMBERED.toNanos());
        return logins.check("agent1", RIGHT);
      })
      .onComplete(
        test.succeeding(third ->
          test.verify(() -> {
            assertThat(third).isPresent();
            assertThat(checks).hasValue(2);
            test.completeNow();
          })
        )
      );
  }

  @Test
  void aWrongPasswordIsNotRemembered(VertxTestContext test) {
    logins
      .check("agent1", "wrong")
      .compose(first -> logins.check("agent1", "wrong"))
      .onComplete(
        test.succeeding(second ->
          test.verify(() -> {
            assertThat(second).isEmpty();
            assertThat(checks).hasValue(2);
            test.completeNow();
          })
        )
      );
  }

  @Test
  void oneLoginAskedManyTimesAtOnceIsCheckedOnce(VertxTestContext test) {
    List<Future<Optional<User>>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(logins.check("agent1", RIGHT));
    }
    Future.all(all).onComplete(
      test.succeeding(done ->
        test.verify(() -> {
          assertThat(done.<Optional<User>>list()).allMatch(Optional::isPresent);
          assertThat(checks).hasValue(1);
          test.completeNow();
        })
      )
    );
  }

  @Test
  void everybodyIsAnsweredOnTheirOwnContext(Vertx vertx, VertxTestContext test) {
    Promise<Void> first = answeredOn(vertx, test);
    Promise<Void> second = answeredOn(vertx, test);
    Future.all(first.future(), second.future()).onComplete(test.succeedingThenComplete());
  }

  private Promise<Void> answeredOn(Vertx vertx, VertxTestContext test) {
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    Promise<Void> answered = Promise.promise();
    context.runOnContext(turn ->
      logins.check("agent1", RIGHT).onComplete(
        test.succeeding(found ->
          test.verify(() -> {
            assertThat(Vertx.currentContext()).isSameAs(context);
            answered.complete();
          })
        )
      )
    );
    return answered;
  }

  @Test
  void moreLoginsThanCanBeCheckedInTimeAreTurnedAway(Vertx vertx, VertxTestContext test) {
    CountDownLatch gate = new CountDownLatch(1);
    Logins slow = new Logins(vertx, login -> held(gate, login), 4, nanos::get);
    List<Future<Optional<User>>> taken = new ArrayList<>();
    for (int i = 0; i < Logins.MAX_WAITING; i++) {
      taken.add(slow.check("nobody" + i, RIGHT));
    }
    assertThat(slow.check("onemore", RIGHT).cause()).isInstanceOf(LoginsBusyException.class);
    gate.countDown();
    taken
      .getFirst()
      .compose(done -> slow.check("onemore", RIGHT))
      .onComplete(test.succeedingThenComplete());
  }

  private Optional<Account> held(CountDownLatch gate, String login) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return demo.login(login);
  }

  @Test
  void noMoreThanTheLatestAreRemembered() {
    ProvenLogins proven = new ProvenLogins(nanos::get);
    User user = demo.login("agent1").orElseThrow().user();
    LoginKey first = proven.key("user0", new byte[] { 1 });
    for (int i = 0; i <= ProvenLogins.MOST; i++) {
      proven.remember(proven.key("user" + i, new byte[] { 1 }), user);
    }
    assertThat(proven.size()).isEqualTo(ProvenLogins.MOST);
    assertThat(proven.user(first)).isEmpty();
  }

  @Test
  void aKeyTellsLoginAndPasswordApartAndNeitherOfThem() {
    ProvenLogins proven = new ProvenLogins(nanos::get);
    LoginKey key = proven.key("ab", new byte[] { 'c' });
    assertThat(key)
      .isEqualTo(proven.key("ab", new byte[] { 'c' }))
      .isNotEqualTo(proven.key("a", new byte[] { 'b', 'c' }));
    assertThat(key).isNotEqualTo(new ProvenLogins(nanos::get).key("ab", new byte[] { 'c' }));
    assertThat(key).hasToString("LoginKey[hidden]");
  }
}
