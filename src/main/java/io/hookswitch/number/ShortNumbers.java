package io.hookswitch.number;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;

/** Numbers of a few digits that the network of one country connects by itself. */
final class ShortNumbers {

  private static final ShortNumberInfo TABLES = ShortNumberInfo.getInstance();
  private static final int MOST_DIGITS = 8;

  private ShortNumbers() {}

  static boolean emergency(String country, String digits) {
    return digits.length() <= MOST_DIGITS && TABLES.isEmergencyNumber(digits, country);
  }

  /** @param digits not starting with 0 */
  static boolean known(String country, String digits) {
    if (digits.length() > MOST_DIGITS) return false;
    PhoneNumber number = new PhoneNumber()
      .setCountryCode(PlanOfCountry.of(country).callingCode())
      .setNationalNumber(Long.parseLong(digits));
    return TABLES.isValidShortNumberForRegion(number, country);
  }
}
