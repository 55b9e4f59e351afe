package io.hookswitch.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.hookswitch.directory.Group;
import io.hookswitch.directory.Group.LocationCode;
import io.hookswitch.number.Destination.Dialled;
import io.hookswitch.number.Destination.E164;
import io.hookswitch.number.Destination.Emergency;
import io.hookswitch.number.Destination.Extension;
import io.hookswitch.number.Destination.Invalid;
import io.hookswitch.number.Destination.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number rules of both dialects in groups of many countries. */
class CountriesTest {

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private final PhoneNumbers numbers = new PhoneNumbers();

  private static Group in(String country) {
    return new Group("foo", "group", country, 2, 3, false);
  }

  @ParameterizedTest
  @CsvSource({
    // The prefix is 0 and goes.
    "BE, 012 34 56 78, +3212345678",
    "BE, 0470 12 34 56, +32470123456",
    "DE, 030-1234567, +49301234567",
    "FR, 01 23 45 67 89, +33123456789",
    "GB, 020 7946 0018, +442079460018",
    "NL, 020 123 4567, +31201234567",
    "JP, 03-1234-5678, +81312345678",
    "AU, 02 5550 1234, +61255501234",
    // The 0 is part of the number and stays.
    "IT, 06 12345678, +390612345678",
    "IT, 347 1234567, +393471234567",
    "LI, 234 56 78, +4232345678",
    "SM, 0549 886377, +3780549886377",
    "VA, 06 698 12345, +390669812345",
    "CI, 01 23 45 67 89, +2250123456789",
    "CG, 06 123 4567, +242061234567",
    // The prefix is another one.
    "HU, 06 1 234 5678, +3612345678",
    "US, 1 916 555 0104, +19165550104",
    "RU, 8 495 123 45 67, +74951234567",
    // There is no prefix.
    "ES, 912 34 56 78, +34912345678",
    "DK, 32 12 34 56, +4532123456",
    "PL, 22 123 45 67, +48221234567",
    "LU, 27 12 34 56, +35227123456",
    "US, 916 555 0104, +19165550104",
    // Abroad, by the country's own prefix and by 00.
    "BE, 0049 30 1234567, +49301234567",
    "AU, 0011 32 12 34 56 78, +3212345678",
    "JP, 010 32 12 34 56 78, +3212345678",
    "US, 0032 12 34 56 78, +3212345678",
    "AU, 0032 12 34 56 78, +3212345678",
    // What the country's plan makes nothing of, by the rule.
    "BE, 0999999999, +32999999999",
    "IT, 0999999999999, +390999999999999",
  })
  void aNumberIsWhatItsCountryMakesOfIt(String country, String typed, String number) {
    assertThat(numbers.normalise(in(country), typed)).isInstanceOfSatisfying(E164.class, found ->
      assertThat(found.number()).isEqualTo(number)
    );
  }

  @ParameterizedTest
  @CsvSource({ "US, 0032 12 34 56 78", "AU, 0032 12 34 56 78", "AU, 0011 32 12 34 56 78", "BE, 0032 12/34.56.78" })
  void aClickToDialGoesAbroadBy00Too(String country, String typed) {
    assertThat(numbers.clickToDial(in(country), typed)).isInstanceOfSatisfying(E164.class, found ->
      assertThat(found.number()).isEqualTo("+3212345678")
    );
  }

  /** Of every country there is, as it is written there. */
  @Test
  void everyCountrysOwnNumbersAreUnderstoodInBothDialects() {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (String country : Locale.getISOCountries()) {
      for (PhoneNumberType type : Set.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)) {
        PhoneNumber example = PLANS.getExampleNumberForType(country, type);
        if (example == null) continue;
        String expected = PLANS.format(example, PhoneNumberFormat.E164);
        String typed = PLANS.format(example, PhoneNumberFormat.NATIONAL).replaceAll("[^0-9]", "");
        tried++;
        check(wrong, country, typed, expected, numbers.normalise(in(country), typed));
        check(wrong, country, typed, expected, numbers.clickToDial(in(country), typed));
        check(wrong, country, expected, expected, numbers.normalise(in(country), expected));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(400);
  }

  private static void check(List<String> wrong, String country, String typed, String expected, Destination found) {
    if (!(found instanceof E164 e164 && e164.number().equals(expected))) {
      wrong.add(country + " " + typed + ": expected " + expected + ", found " + found);
    }
  }

  @ParameterizedTest
  @CsvSource({ "BE, 112", "BE, 101", "US, 911", "GB, 999", "AU, 000", "NZ, 111", "DE, 110", "JP, 119", "IT, 118" })
  void anEmergencyNumberIsDialledAlthoughItHasTheLengthOfAnExtension(String country, String typed) {
    assertThat(numbers.normalise(in(country), typed)).isEqualTo(new Emergency(typed, typed));
    assertThat(numbers.clickToDial(in(country), typed)).isEqualTo(new Emergency(typed, typed));
    Group longer = new Group("foo", "group", country, 4, 5, false);
    assertThat(numbers.normalise(longer, " " + typed + " ")).isEqualTo(new Emergency(typed, typed));
    assertThat(numbers.clickToDial(longer, typed.charAt(0) + "-" + typed.substring(1))).isEqualTo(
      new Emergency(typed, typed)
    );
  }

  @Test
  void everyCountryWithAnEmergencyNumberCanCallForHelp() {
    ShortNumberInfo tables = ShortNumberInfo.getInstance();
    List<String> none = new ArrayList<>();
    for (String country : Locale.getISOCountries()) {
      for (String typed : List.of("112", "911", "999", "000", "110", "118", "100", "15", "17", "18")) {
        if (!tables.isEmergencyNumber(typed, country)) continue;
        if (!(numbers.normalise(in(country), typed) instanceof Emergency)) none.add(country + " " + typed);
        if (!(numbers.clickToDial(in(country), typed) instanceof Emergency)) none.add(country + " " + typed);
      }
    }
    assertThat(none).isEmpty();
  }

  @Test
  void anotherCountrysEmergencyNumberIsAnExtensionLikeAnyOther() {
    assertThat(numbers.normalise(in("BE"), "999")).isEqualTo(new Extension("999", "999"));
    assertThat(PhoneNumbers.emergency("BE", "112")).isTrue();
    assertThat(PhoneNumbers.emergency("BE", "+32112")).isFalse();
  }

  @Test
  void aShortNumberThatIsTooLongOrTooShortForAnExtensionIsDialled() {
    Group agents = new Group("demo", "agents", "US", 4, 5, false);
    assertThat(numbers.normalise(agents, "411")).isEqualTo(new ShortNumber("411", "411"));
    assertThat(numbers.clickToDial(agents, "411")).isEqualTo(new ShortNumber("411", "411"));
    assertThat(numbers.normalise(agents, "412")).isInstanceOf(Invalid.class);
    assertThat(numbers.clickToDial(agents, "412")).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({ "2, 5", "3, 3", "4, 20", "2, 20" })
  void extensionsHaveTheLengthsOfTheGroup(int least, int most) {
    Group group = new Group("foo", "group", "BE", least, most, false);
    for (int length = least; length <= most; length++) {
      String extension = "2".repeat(length);
      assertThat(numbers.normalise(group, extension)).isEqualTo(new Extension(extension, extension));
      assertThat(numbers.clickToDial(group, extension)).isEqualTo(new Extension(extension, extension));
    }
    assertThat(numbers.normalise(group, "2".repeat(least - 1))).isInstanceOf(Invalid.class);
    assertThat(numbers.normalise(group, "2".repeat(most + 1))).isNotInstanceOf(Extension.class);
  }

  @Test
  void anExtensionBehindALocationCodeIsOneTooIfItFitsThere() {
    Group group = new Group(
      "foo",
      "one",
      "BE",
      2,
      3,
      false,
      Set.of(),
      Optional.empty(),
      List.of(new LocationCode("81", "two", 4, 4), new LocationCode("9", "three", 3, 5))
    );
    assertThat(numbers.normalise(group, "811001")).isEqualTo(new Extension("811001", "811001"));
    assertThat(numbers.clickToDial(group, "81-1001")).isEqualTo(new Extension("811001", "811001"));
    assertThat(numbers.normalise(group, "9 12345")).isEqualTo(new Extension("912345", "912345"));
    assertThat(numbers.normalise(group, "8110011")).isInstanceOf(Invalid.class);
    assertThat(numbers.normalise(group, "821001")).isInstanceOf(Invalid.class);
  }

  @Test
  void whateverIsTypedIsUnderstoodOrRefusedWithAReason() {
    List<String> pieces = List.of("0", "00", "+", "32", "1", "999", "-", " ", "*", "#", "a", "(0)", ".", "٣");
    for (String country : List.of("BE", "IT", "US", "AQ", "BV")) {
      for (String first : pieces) {
        for (String second : pieces) {
          for (String third : pieces) {
            String typed = first + second + third;
            assertUnderstood(numbers.normalise(in(country), typed), typed);
            assertUnderstood(numbers.clickToDial(in(country), typed), typed);
          }
        }
      }
    }
  }

  private static void assertUnderstood(Destination found, String typed) {
    switch (found) {
      case Dialled good -> assertThat(good.number()).as(typed).matches("\\+?[0-9*#]{2,30}");
      case Invalid bad -> assertThat(bad.reason()).as(typed).endsWith(".");
    }
  }
}
