package io.hookswitch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.OrderInFlight;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.UserDatum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether something is masked is found out without writing it, and has to be right: what is shared is written unmasked. */
class MaskedJsonTest {

  private static final Call CALL = (Call) new Samples().of(Call.class);
  private static final SwitchOrder HOLD = new SwitchOrder.Hold(new CallId(77).party(1));
  private static final SwitchOrder TONES = new SwitchOrder.Digits(new CallId(77).party(1), "12#");

  private final MaskedJson json = new MaskedJson(key -> key.startsWith("secret"));

  private boolean masks(List<UserDatum> userData, OrderInFlight order) {
    Call call = new Call(
      CALL.id(),
      CALL.tenant(),
      CALL.version(),
      CALL.tracking(),
      CALL.type(),
      CALL.parent(),
      CALL.callerId(),
      CALL.parties(),
      userData,
      Map.of(4L, order),
      CALL.nextOrder(),
      CALL.createdAt(),
      CALL.host(),
      CALL.strays(),
      CALL.into(),
      CALL.journal(),
      CALL.joined()
    );
    boolean other = !Arrays.equals(json.write(call), WireJson.write(call));
    assertThat(json.masks(call)).as("what was found out of %s", call).isEqualTo(other);
    return other;
  }

  private static OrderInFlight order(SwitchOrder order, UserDatum... userData) {
    return new OrderInFlight(order, Operation.Hold, 1, List.of(userData));
  }

  @Test
  void aCallOfWhichNothingIsMaskedIsWrittenLikeAnyOther() {
    assertThat(masks(List.of(), order(HOLD))).isFalse();
    Object deep = List.of(Map.of("a", 1, "b", List.of(Map.of("c", "secret"))), 2.5, true);
    assertThat(masks(List.of(new UserDatum("x", "secret"), new UserDatum("y", deep)), order(HOLD))).isFalse();
    assertThat(masks(CALL.userData(), order(HOLD, new UserDatum("z", "text")))).isFalse();
  }

  @Test
  void whatIsMaskedIsFoundWhereverItIs() {
    UserDatum plain = new UserDatum("secret-pin", "1");
    UserDatum nested = new UserDatum("x", Map.of("a", Map.of("secret", 1)));
    UserDatum listed = new UserDatum("x", List.of(1, List.of(Map.of("secret", List.of()))));
    for (UserDatum datum : List.of(plain, nested, listed)) {
      assertThat(masks(List.of(new UserDatum("y", 1), datum), order(HOLD)))
        .as("%s", datum)
        .isTrue();
      assertThat(masks(List.of(), order(HOLD, datum)))
        .as("%s of an order", datum)
        .isTrue();
    }
    assertThat(masks(List.of(), order(TONES))).isTrue();
  }
}
