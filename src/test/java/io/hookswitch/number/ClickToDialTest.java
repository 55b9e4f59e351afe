package io.hookswitch.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.directory.Group;
import io.hookswitch.number.Destination.E164;
import io.hookswitch.number.Destination.Extension;
import io.hookswitch.number.Destination.FeatureCode;
import io.hookswitch.number.Destination.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickToDialTest {

  private static final Group AGENTS = new Group("demo", "agents", "US", 4, 5, false);
  private static final Group BELGIUM = new Group("foo", "foogroup", "BE", 2, 6, true);

  private final PhoneNumbers numbers = new PhoneNumbers();

  @ParameterizedTest
  @ValueSource(strings = { "15002", "5001", " 15002 ", "15-002" })
  void internalNumbersAreExtensions(String typed) {
    String digits = typed.replaceAll("[^0-9]", "");
    assertThat(numbers.clickToDial(AGENTS, typed)).isEqualTo(new Extension(digits, digits));
  }

  @ParameterizedTest
  @CsvSource({
    "9165550104, +19165550104, 9165550104",
    "(916) 555-0104, +19165550104, 9165550104",
    "916.555.0104, +19165550104, 9165550104",
    "+1 916 555 0104, +19165550104, +19165550104",
    "1-916-555-0104, +19165550104, 19165550104",
    "011 32 12 34 56 78, +3212345678, 0113212345678",
    "+32 (0)12 34 56 78, +3212345678, +32012345678",
  })
  void writtenNumbersBecomeE164(String typed, String number, String digits) {
    assertThat(numbers.clickToDial(AGENTS, typed)).isEqualTo(new E164(number, digits));
  }

  @Test
  void theCountryIsTheGroups() {
    assertThat(numbers.clickToDial(BELGIUM, "012/34.56.78")).isEqualTo(new E164("+3212345678", "012345678"));
    assertThat(numbers.clickToDial(BELGIUM, "*21#")).isEqualTo(new FeatureCode("*21#", "*21#"));
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "",
      " ",
      "()",
      "+",
      "0",
      "1",
      "555-0104",
      "916555010",
      "91655501041",
      "1-800-FLOWERS",
      "+999 1234567",
      "9165550104;ext=5",
      "tel:+19165550104",
      "916+5550104",
      "++19165550104",
      "*21#",
      "9165550104\u0000",
      "+1234567890123456789012345678901234567890",
    }
  )
  void everythingElseIsRefusedWithAReason(String typed) {
    assertThat(numbers.clickToDial(AGENTS, typed)).isInstanceOfSatisfying(Invalid.class, why ->
      assertThat(why.reason()).endsWith(".")
    );
  }

  @Test
  void aLongTextIsRefusedUnread() {
    assertThat(numbers.clickToDial(AGENTS, "9165550104" + " ".repeat(54))).isInstanceOf(E164.class);
    assertThat(numbers.clickToDial(AGENTS, "9165550104" + " ".repeat(55))).isInstanceOf(Invalid.class);
  }
}
