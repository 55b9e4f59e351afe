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

class StrictNumbersTest {

  private static final Group BELGIUM = new Group("foo", "foogroup", "BE", 2, 6, false);
  private static final Group ITALY = new Group("foo", "roma", "IT", 2, 6, false);
  private static final Group CODES = new Group("foo", "codes", "BE", 2, 6, true);

  private final PhoneNumbers numbers = new PhoneNumbers();

  @ParameterizedTest
  @CsvSource({
    "+32 123-45 678, +3212345678",
    "0032 12345678, +3212345678",
    "012345678, +3212345678",
    "+32-12345678, +3212345678",
    "' 0032-12 34 56 78 ', +3212345678",
    "+1234567, +1234567",
    "+123456789012345, +123456789012345",
  })
  void aPhoneNumberBecomesE164(String typed, String number) {
    assertThat(numbers.normalise(BELGIUM, typed)).isInstanceOfSatisfying(E164.class, found ->
      assertThat(found.number()).isEqualTo(number)
    );
  }

  @ParameterizedTest
  @ValueSource(strings = { "1012", "10", "123456", "10-12", " 1 0 1 2 " })
  void digitsOfTheRangeAreAnExtension(String typed) {
    String digits = typed.replaceAll("[^0-9]", "");
    assertThat(numbers.normalise(BELGIUM, typed)).isEqualTo(new Extension(digits, digits));
  }

  @ParameterizedTest
  @ValueSource(
    strings = {
      "5",
      "1234567",
      "",
      "   ",
      "-",
      "+32a",
      "32+1",
      "++3212345678",
      "+",
      "+32 (0)12345678",
      "+32.12345678",
      "012/345678",
      "tel:+3212345678",
      "sip:foouser@foo",
      "+1234567890123456",
      "+123456",
      "+0123456789",
      "00",
      "000012345678",
      "0",
      "*72",
      "#31#",
      "+32١٢٣٤٥٦٧٨",
      "+32\t12345678",
      "+3212345678\n1",
    }
  )
  void everythingElseIsRefusedWithAReason(String typed) {
    assertThat(numbers.normalise(BELGIUM, typed)).isInstanceOfSatisfying(Invalid.class, why ->
      assertThat(why.reason()).endsWith(".")
    );
  }

  @Test
  void italyKeepsTheZero() {
    assertThat(numbers.normalise(ITALY, "06 12345678")).isEqualTo(new E164("+390612345678", "0612345678"));
  }

  @Test
  void theDigitsAreWhatWasTyped() {
    assertThat(numbers.normalise(BELGIUM, "0032 12-345678")).isEqualTo(new E164("+3212345678", "003212345678"));
  }

  @Test
  void featureCodesAreDialledWhereTheGroupAllowsThem() {
    assertThat(numbers.normalise(CODES, "*72")).isEqualTo(new FeatureCode("*72", "*72"));
    assertThat(numbers.normalise(CODES, "+*72")).isInstanceOf(Invalid.class);
  }

  @Test
  void aLongTextIsRefusedUnread() {
    assertThat(numbers.normalise(BELGIUM, "1" + " ".repeat(64))).isInstanceOf(Invalid.class);
    assertThat(numbers.normalise(BELGIUM, "12" + " ".repeat(62))).isEqualTo(new Extension("12", "12"));
  }
}
