package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.UserId;
import io.hookswitch.config.LimitsConfig;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users and tenants may send so many commands at once, and so many in the long run. */
class BudgetsTest {

  private static final UserId ANNA = new UserId("foo", "anna");
  private static final UserId BERT = new UserId("foo", "bert");
  private static final UserId CARL = new UserId("acme", "carl");

  private long now = 17;
  private final Budgets budgets = new Budgets(
    new LimitsConfig(2, 3, 4, 5, 1, 1, 1, 1, Duration.ofMillis(20)),
    () -> now
  );

  private int spend(UserId user, int commands) {
    int done = 0;
    for (int i = 0; i < commands; i++) if (budgets.spend(user).isEmpty()) done++;
    return done;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aUserHasABurstAndThenARate() {
    assertThat(spend(ANNA, 10)).isEqualTo(3);
    pass(Duration.ofSeconds(1));
    assertThat(spend(ANNA, 10)).isEqualTo(2);
    pass(Duration.ofHours(1));
    assertThat(spend(ANNA, 10)).isEqualTo(3);
  }

  @Test
  void aRefusalSaysWhoseAndHowLong() {
    spend(ANNA, 3);
    pass(Duration.ofMillis(100));
    Problem problem = budgets.spend(ANNA).orElseThrow();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_FAST);
    assertThat(problem.detail()).isEqualTo("More than 2 commands a second of this user; it was not done.");
    assertThat(problem.retryAfter()).contains(Duration.ofMillis(400));
    pass(Duration.ofMillis(400));
    assertThat(budgets.spend(ANNA)).isEmpty();
  }

  @Test
  void usersOfATenantShareItsBudgetAndOthersDoNot() {
    assertThat(spend(ANNA, 3) + spend(BERT, 3)).isEqualTo(5);
    assertThat(budgets.spend(BERT).map(Problem::detail)).contains(
      "More than 4 commands a second of this tenant; it was not done."
    );
    assertThat(spend(CARL, 3)).isEqualTo(3);
  }

  @Test
  void whatTheTenantRefusesIsNotTakenFromTheUser() {
    spend(ANNA, 3);
    spend(BERT, 2);
    budgets.spend(BERT);
    pass(Duration.ofMillis(250));
    assertThat(budgets.spend(BERT)).isEmpty();
  }

  @Test
  void aRateOfZeroIsNoLimit() {
    Budgets free = new Budgets(new LimitsConfig(0, 1, 0, 1, 1, 1, 1, 1, Duration.ofMillis(20)), () -> now);
    for (int i = 0; i < 1000; i++) assertThat(free.spend(ANNA)).isEqualTo(Optional.empty());
    assertThat(free.size()).isZero();
  }

  @Test
  void whoHasRestedIsForgotten() {
    Budgets many = new Budgets(new LimitsConfig(10, 10, 0, 1, 1, 1, 1, 1, Duration.ofMillis(20)), () -> now);
    for (int i = 0; i < 100_000; i++) {
      many.spend(new UserId("foo", "user" + i));
      pass(Duration.ofMillis(1));
    }
    assertThat(many.size()).isLessThan(3000);
  }
}
