package io.hookswitch.north;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.config.LoginConfig;
import io.hookswitch.directory.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many wrong passwords are listened to: by account, by address, and not one more by other spellings. */
class PasswordsTest {

  private static final String HERE = "192.0.2.1";

  private final AtomicLong nanos = new AtomicLong();
  private final Passwords passwords = new Passwords(
    new OneUser(),
    new LoginConfig(3, Duration.ofSeconds(30), 10, Duration.ofSeconds(3)),
    nanos::get
  );

  @Test
  void anAccountIsRefusedUnheardAfterTooManyWrongPasswords() {
    for (int i = 0; i < 3; i++) assertThat(passwords.check("agent1", "guess", "10.0.0." + i).result()).isEmpty();
    Problem problem = refusal(passwords.check("agent1", "hookswitch", "10.0.0.9"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY);
    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(30));
    pass(Duration.ofSeconds(30));
    assertThat(passwords.check("agent1", "hookswitch", HERE).result()).isPresent();
  }

  @Test
  void anAccountThatNobodyHasIsCountedLikeAnyOther() {
    for (int i = 0; i < 3; i++) passwords.check("nobody", "guess", HERE);
    for (int i = 0; i < 3; i++) passwords.check("agent1", "guess", HERE);
    assertThat(refusal(passwords.check("nobody", "guess", HERE))).isEqualTo(
      refusal(passwords.check("agent1", "hookswitch", HERE))
    );
  }

  @Test
  void anAddressIsRefusedAfterTooManyWrongPasswordsForAnyAccounts() {
    for (int i = 0; i < 10; i++) passwords.check("nobody" + i, "guess", HERE);
    assertThat(refusal(passwords.check("agent1", "hookswitch", HERE)).retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(passwords.check("agent1", "hookswitch", "192.0.2.2").result()).isPresent();
  }

  @Test
  void rightPasswordsUseNothingUp() {
    for (int i = 0; i < 100; i++) assertThat(passwords.check("agent1", "hookswitch", HERE).result()).isPresent();
    assertThat(passwords.check("agent1", "guess", HERE).result()).isEmpty();
  }

  @Test
  void theMemoryOfFailuresIsBounded() {
    Allowances allowances = new Allowances(3, Duration.ofSeconds(30), nanos::get);
    for (int i = 0; i < Allowances.MOST_KEYS + 1_000; i++) allowances.take("key " + i);
    assertThat(allowances.size()).isEqualTo(Allowances.MOST_KEYS);
    allowances.giveBack("key " + Allowances.MOST_KEYS);
    assertThat(allowances.size())
      .as("a full bucket is forgotten")
      .isEqualTo(Allowances.MOST_KEYS - 1);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Problem refusal(Future<Optional<User>> check) {
    assertThat(check.cause()).isInstanceOf(Refused.class);
    return ((Refused) check.cause()).problem();
  }
}
