package io.hookswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevivalTest {

  private static final CallId ID = new CallId(7);
  private static final OrderInFlight HOLD = new OrderInFlight(new SwitchOrder.Hold(ID.party(0)), Operation.Hold, 1);
  private static final OrderInFlight TONES = new OrderInFlight(
    new SwitchOrder.Digits(ID.party(0), "****"),
    Operation.SendDtmf,
    1
  );

  private static Call with(Map<Long, OrderInFlight> orders) {
    return new Call(
      ID,
      "acme",
      41,
      Call.tracking(ID),
      CallType.Outbound,
      null,
      null,
      List.of(),
      List.of(new UserDatum("Case", "17")),
      orders,
      9,
      Instant.EPOCH
    );
  }

  @Test
  void itGoesOnFarAheadOfWhatMayStillTurnUp() {
    Call kept = with(Map.of());
    assertThat(Revival.of(kept)).isEqualTo(kept.ahead(1L << 20));
  }

  @Test
  void masksAreNotPlayedToAnybody() {
    Call revived = Revival.of(with(Map.of(7L, HOLD, 8L, TONES)));
    assertThat(revived.orders()).containsOnlyKeys(7L);
    assertThat(revived.nextOrder()).isEqualTo(9);
  }
}
