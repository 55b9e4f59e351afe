package io.hookswitch.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the number plan of one country says.
 *
 * @param callingCode 0 for a country without telephones
 * @param keepsZero whether a leading 0 is part of the number, as in Italy, rather than a prefix
 * @param zeroPrefix whether national numbers are dialled with a leading 0, its prefix or a part of them
 * @param example some number of the country, E.164
 */
record PlanOfCountry(int callingCode, boolean keepsZero, boolean zeroPrefix, Optional<String> example) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** At most one for every country there is: the directory checks a group's. */
  private static final Map<String, PlanOfCountry> KNOWN = new ConcurrentHashMap<>();

  static PlanOfCountry of(String country) {
    return KNOWN.computeIfAbsent(country, PlanOfCountry::read);
  }

  private static PlanOfCountry read(String country) {
    Optional<PhoneNumber> fixed = example(country, PhoneNumberType.FIXED_LINE);
    Optional<PhoneNumber> mobile = example(country, PhoneNumberType.MOBILE);
    boolean keepsZero = Stream.of(fixed, mobile).flatMap(Optional::stream).anyMatch(PhoneNumber::isItalianLeadingZero);
    String prefix = NUMBERS.getNddPrefixForRegion(country, true);
    return new PlanOfCountry(
      NUMBERS.getCountryCodeForRegion(country),
      keepsZero,
      keepsZero || (prefix != null && prefix.startsWith("0")),
      fixed.map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
    );
  }

  private static Optional<PhoneNumber> example(String country, PhoneNumberType type) {
    return Optional.ofNullable(NUMBERS.getExampleNumberForType(country, type));
  }
}
