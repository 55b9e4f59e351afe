package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FootingTest {

  private static final UUID ME = new UUID(0, 1);
  private static final UUID ONE = new UUID(0, 2);
  private static final UUID TWO = new UUID(0, 3);
  private static final Footing WHOLE = new Footing(ONE, Set.of(ME, ONE, TWO));

  @Test
  void itHoldsWhileNothingChangesOrSomebodyComes() {
    assertThat(WHOLE.held(WHOLE)).isTrue();
    assertThat(new Footing(ONE, Set.of(ME, ONE)).held(WHOLE)).isTrue();
  }

  /** Hazelcast has taken that for a confirmation. */
  @Test
  void whoeverLeavesMayHaveBeenCountedAsACopy() {
    assertThat(WHOLE.held(new Footing(ONE, Set.of(ME, ONE)))).isFalse();
  }

  @Test
  void anotherCopyIsNotTheOneThatConfirmed() {
    assertThat(WHOLE.held(new Footing(TWO, Set.of(ME, ONE, TWO)))).isFalse();
  }

  @Test
  void whatHasNoCopyDoesNotHold() {
    Footing alone = new Footing(null, Set.of(ME));
    assertThat(alone.held(alone)).isFalse();
    Footing ofTheDead = new Footing(TWO, Set.of(ME, ONE));
    assertThat(ofTheDead.copied()).isFalse();
    assertThat(ofTheDead.held(ofTheDead)).isFalse();
  }
}
