package io.hookswitch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.policy.Generation.State;
import io.hookswitch.wire.WireJson;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a cluster knows of its generations, change by change. */
class LedgerTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final Ledger seeded = Ledger.first(generation(1));

  private static Generation generation(long number) {
    return new Generation(number, "hash " + number, 5, "ops@demo", NOON, "because");
  }

  @Test
  void theSeedIsInForceAndThereIsNothingToGoBackTo() {
    assertThat(seeded.active()).isEqualTo(1);
    assertThat(seeded.previous()).isEmpty();
    assertThat(seeded.state(1)).isEqualTo(State.ACTIVE);
  }

  @Test
  void aRollBackBringsBackWhatWasBeforeOneByOne() {
    Ledger third = seeded
      .with(generation(2))
      .activated(2, "ops@demo", NOON)
      .with(generation(3))
      .activated(3, "ops@demo", NOON);
    assertThat(third.state(2)).isEqualTo(State.PREVIOUS);
    assertThat(third.state(1)).isEqualTo(State.RETIRED);

    Ledger second = third.rolledBack("ops@demo", NOON);
    assertThat(second.active()).isEqualTo(2);
    assertThat(second.state(3)).isEqualTo(State.RETIRED);
    assertThat(second.previous()).contains(1L);
    assertThat(second.rolledBack("ops@demo", NOON).active()).isEqualTo(1);
  }

  @Test
  void activatingEndsATrialAndSoDoesARollBack() {
    Ledger tried = seeded
      .with(generation(2))
      .activated(2, "ops@demo", NOON)
      .with(generation(3))
      .trying(new Trial(3, Set.of("acme"), 10), "ops@demo", NOON);
    assertThat(tried.state(3)).isEqualTo(State.TRIAL);
    assertThat(tried.activated(3, "ops@demo", NOON).trial()).isNull();
    assertThat(tried.rolledBack("ops@demo", NOON).trial()).isNull();
    assertThat(tried.withoutTrial("ops@demo", NOON).state(3)).isEqualTo(State.CANDIDATE);
  }

  @Test
  void whatMakesRoomIsNeverNeededAndNumbersAreNotUsedAgain() {
    Ledger ledger = seeded.with(generation(2)).activated(2, "ops@demo", NOON);
    for (long number = 3; number <= 200; number++) ledger = ledger.with(generation(number));

    assertThat(ledger.generations()).hasSize(Ledger.MOST);
    assertThat(ledger.find(1)).isPresent();
    assertThat(ledger.find(2)).isPresent();
    assertThat(ledger.find(3)).isEmpty();
    assertThat(ledger.previous()).contains(1L);
    assertThat(ledger.last()).isEqualTo(200);
    assertThat(ledger.changes()).hasSize(Ledger.MOST);
  }

  @Test
  void aRollBackNeverGoesToAGenerationThatHasMadeRoom() {
    Ledger ledger = seeded;
    for (long number = 2; number <= 200; number++) ledger = ledger
      .with(generation(number))
      .activated(number, "ops", NOON);
    for (; ledger.previous().isPresent(); ledger = ledger.rolledBack("ops", NOON)) {
      assertThat(ledger.find(ledger.previous().get())).isPresent();
    }
    assertThat(ledger.active()).isGreaterThan(100).isLessThan(200);
  }

  @Test
  void itSurvivesTheStore() {
    Ledger ledger = seeded.with(generation(2)).trying(new Trial(2, Set.of("acme", "foo"), 100), "ops@demo", NOON);
    assertThat(WireJson.read(WireJson.write(ledger), Ledger.class)).isEqualTo(ledger);
  }
}
