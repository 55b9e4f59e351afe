package io.hookswitch.call;

import static io.hookswitch.call.Scene.ALICE;
import static io.hookswitch.call.Scene.BOB;
import static io.hookswitch.call.Scene.PSTN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  private final Call call = Scene.talking().call;

  @ParameterizedTest
  @ValueSource(
    strings = { "0", "0123456789*#ABCD", "1111111111111111111111111111111111111111111111111111111111111111" }
  )
  void digitsThatCanBeSent(String digits) {
    assertThat(Arguments.fault(call, new Command.SendDtmf(ALICE, digits))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
    strings = { "", "a", "E", "1 2", "1\n", "+32", "11111111111111111111111111111111111111111111111111111111111111111" }
  )
  void digitsThatCannotBeSent(String digits) {
    assertThat(Arguments.fault(call, new Command.SendDtmf(ALICE, digits))).startsWith("digits: ");
  }

  @ParameterizedTest
  @ValueSource(strings = { "", "  " })
  void everyCommandWithADestinationNeedsANumber(String number) {
    Endpoint nowhere = Endpoint.network(number, number);
    String fault = "destination: expected a number to dial";
    assertThat(Arguments.fault(null, Scene.dial(PSTN, nowhere))).isEqualTo(fault);
    assertThat(Arguments.fault(call, new Command.SingleStepTransfer(BOB, nowhere))).isEqualTo(fault);
    assertThat(Arguments.fault(call, new Command.Redirect(BOB, nowhere))).isEqualTo(fault);
  }

  @Test
  void aDestinationIsNotLongerThanAnyNumber() {
    Endpoint far = Endpoint.network("1".repeat(Arguments.LONGEST_NUMBER), "1");
    Endpoint tooFar = Endpoint.network("1".repeat(Arguments.LONGEST_NUMBER + 1), "1");
    assertThat(Arguments.fault(null, Scene.dial(PSTN, far))).isEmpty();
    assertThat(Arguments.fault(null, Scene.dial(PSTN, tooFar))).startsWith("destination: ");
  }

  @Test
  void aCallHasRoomForSoManyPartiesInItsLife() {
    Call full = call;
    while (full.parties().size() < Arguments.MOST_PARTIES) {
      assertThat(Arguments.fault(full, new Command.Redirect(BOB, PSTN))).isEmpty();
      full = full.with(Party.waiting(full.parties().size(), PSTN, Personality.Terminator));
    }
    assertThat(Arguments.fault(full, new Command.Redirect(BOB, PSTN))).contains("32 parties");
    assertThat(Arguments.fault(full, new Command.SingleStepTransfer(BOB, PSTN))).contains("32 parties");
  }

  @Test
  void pairsAreCountedTogetherWithThoseThatStay() {
    assertThat(attach(call, pairs(Arguments.MOST_PAIRS))).isEmpty();
    assertThat(attach(call, pairs(Arguments.MOST_PAIRS + 1))).isEqualTo("userData: more than 256 pairs");
    Call full = call.withUserData(
      pairs(Arguments.MOST_PAIRS)
        .keySet()
        .stream()
        .map(key -> new UserDatum(key, 1))
        .toList()
    );
    assertThat(attach(full, Map.of("new", 1))).isEqualTo("userData: more than 256 pairs");
    assertThat(Arguments.fault(full, new Command.UpdateUserData(ALICE, Map.of("k1", 2)))).isEmpty();
    assertThat(Arguments.fault(full, new Command.UpdateUserData(ALICE, Map.of("new", 2)))).isNotEmpty();
    assertThat(Arguments.fault(full, new Command.SetDisposition(ALICE, "k1", "sold"))).isEmpty();
    assertThat(Arguments.fault(full, new Command.SetDisposition(ALICE, "new", "sold"))).isNotEmpty();
  }

  @Test
  void dialBringsBoundedPairsToo() {
    Command dial = new Command.Dial(ALICE, PSTN, PSTN, false, null, pairs(Arguments.MOST_PAIRS + 1));
    assertThat(Arguments.fault(null, dial)).isEqualTo("userData: more than 256 pairs");
  }

  @Test
  void keysHaveALength() {
    assertThat(attach(call, Map.of("", 1))).isEqualTo("userData: a key has 1 to 255 characters, found 0");
    assertThat(attach(call, Map.of("k".repeat(255), 1))).isEmpty();
    assertThat(attach(call, Map.of("k".repeat(256), 1))).contains("found 256");
  }

  @Test
  void charactersAreCountedTogetherWithThoseThatStay() {
    String half = "x".repeat(Arguments.MOST_USER_DATA / 2 - 1);
    assertThat(attach(call, Map.of("a", half, "b", half))).isEmpty();
    assertThat(attach(call, Map.of("a", half, "b", half + "x"))).contains("32769 characters");
    Call kept = call.withUserData(List.of(new UserDatum("a", half)));
    assertThat(attach(kept, Map.of("b", half + "x"))).contains("32769 characters");
    assertThat(Arguments.fault(kept, new Command.UpdateUserData(ALICE, Map.of("a", half + "x")))).isEmpty();
  }

  @Test
  void emptyValuesAreNotFree() {
    Object many = Collections.nCopies(Arguments.MOST_USER_DATA, List.of());
    assertThat(attach(call, Map.of("a", many))).contains("more than 32768");
    assertThat(attach(call, Map.of("a", Collections.nCopies(Arguments.MOST_USER_DATA, "")))).contains("more than");
  }

  @Test
  void valuesHaveADepth() {
    assertThat(attach(call, Map.of("a", nested(Arguments.DEEPEST_VALUE - 1)))).isEmpty();
    assertThat(attach(call, Map.of("a", nested(Arguments.DEEPEST_VALUE)))).isEqualTo(
      "userData.a: nested deeper than 16"
    );
    Object map = Map.of("inner", nested(Arguments.DEEPEST_VALUE - 1));
    assertThat(attach(call, Map.of("a", map))).isEqualTo("userData.a: nested deeper than 16");
  }

  @Test
  void aValueMayBeNothing() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("a", null);
    assertThat(attach(call, nothing)).isEmpty();
  }

  private static String attach(Call call, Map<String, Object> added) {
    return Arguments.fault(call, new Command.AttachUserData(ALICE, added));
  }

  private static Map<String, Object> pairs(int count) {
    return IntStream.range(0, count)
      .boxed()
      .collect(Collectors.toMap(at -> "k" + at, at -> at));
  }

  /** A value in so many lists. */
  private static Object nested(int lists) {
    Object value = "x";
    for (int depth = 0; depth < lists; depth++) value = List.of(value);
    return value;
  }
}
