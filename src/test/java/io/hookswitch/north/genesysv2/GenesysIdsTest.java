package io.hookswitch.north.genesysv2;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GenesysIdsTest {

  @Test
  void everyNumberComesBackFromItsId() {
    Random random = new Random(7);
    Set<String> seen = new HashSet<>();
    LongStream numbers = LongStream.concat(
      LongStream.of(1, 2, 31, 32, Integer.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE),
      LongStream.generate(() -> (random.nextLong() >>> 1) | 1).limit(20_000)
    );
    numbers.forEach(number -> {
      String uuid = GenesysIds.callUuid(new CallId(number));
      assertThat(uuid).matches("[0-9A-V]{32}");
      assertThat(GenesysIds.call(uuid)).contains(new CallId(number));
      seen.add(uuid);
    });
    assertThat(seen).hasSizeGreaterThan(20_000);
  }

  @Test
  void aMistypedIdIsNotOurs() {
    String uuid = GenesysIds.callUuid(new CallId(81_985_529_216_486_895L));
    for (int at = 0; at < uuid.length(); at++) {
      // With all that 64 bits have no room for in the first place, and what is no digit at all.
      for (char other : "0123456789ABCDEFGHIJKLMNOPQRSTUVWZ -".toCharArray()) {
        if (other == uuid.charAt(at)) continue;
        String mistyped = uuid.substring(0, at) + other + uuid.substring(at + 1);
        assertThat(GenesysIds.call(mistyped)).as(mistyped).isEmpty();
      }
    }
    assertThat(GenesysIds.call(uuid.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(GenesysIds.call(uuid + "0")).isEmpty();
    assertThat(GenesysIds.call(uuid.substring(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "",
      "0",
      "01RCC3N118B1V0SL8O7GK2LAES000010",
      "01RCC3N118B1V0SL8O7GK2LAES000006",
      "013V08JRL498H1OI04000VTAES00000G",
      "00000000000000000000000000000000",
      "VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV",
      "7VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV",
      "-1RCC3N118B1V0SL8O7GK2LAES000010",
      "+1RCC3N118B1V0SL8O7GK2LAES000010",
      "٠1RCC3N118B1V0SL8O7GK2LAES000010",
      "../../../../../../../etc/passwd0",
    }
  )
  void anIdThatWeNeverMadeIsNotOurs(String foreign) {
    assertThat(GenesysIds.call(foreign)).isEmpty();
  }

  @Test
  void theConnIdIsTheNumberInSixteenHexadecimalDigits() {
    assertThat(GenesysIds.connId(new CallId(0x0071027198180020L))).isEqualTo("0071027198180020");
    assertThat(GenesysIds.connId(new CallId(Long.MAX_VALUE))).isEqualTo("7fffffffffffffff");
  }
}
