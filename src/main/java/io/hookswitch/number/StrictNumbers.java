package io.hookswitch.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.hookswitch.directory.Group;
import io.hookswitch.number.Destination.E164;
import io.hookswitch.number.Destination.Emergency;
import io.hookswitch.number.Destination.Extension;
import io.hookswitch.number.Destination.FeatureCode;
import io.hookswitch.number.Destination.Invalid;
import io.hookswitch.number.Destination.ShortNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of the tenant dialect. A number need not exist in its country: what a country's plan makes nothing of is
 * taken by the general rule.
 */
final class StrictNumbers {

  static final int MAX_TYPED = 64;
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern FEATURE_CODE = Pattern.compile("[0-9*#]{2,30}");

  Destination normalise(Group caller, String typed) {
    if (typed.length() > MAX_TYPED) {
      return new Invalid("A phone number has at most " + MAX_TYPED + " characters.");
    }
    String digits = typed.strip().replace("-", "").replace(" ", "");
    if (digits.isEmpty()) {
      return new Invalid("A phone number must not be empty.");
    }
    if (digits.contains("*") || digits.contains("#")) {
      return featureCode(caller, digits);
    }
    if (!digits.matches("\\+?[0-9]*")) {
      return new Invalid("A phone number has digits, one leading +, dashes and spaces only.");
    }
    if (ShortNumbers.emergency(caller.country(), digits)) return new Emergency(digits, digits);
    return digits.startsWith("+") || digits.startsWith("0") ? phoneNumber(caller, digits) : internal(caller, digits);
  }

  static Destination featureCode(Group caller, String digits) {
    if (!FEATURE_CODE.matcher(digits).matches()) {
      return new Invalid("A feature code has 2 to 30 digits, * and #.");
    }
    return caller.featureCodes()
      ? new FeatureCode(digits, digits)
      : new Invalid("Feature codes must not be dialled in this group.");
  }

  static boolean isExtension(Group caller, String digits) {
    int length = digits.length();
    if (!digits.matches("[1-9][0-9]*")) return false;
    return (length >= caller.extensionMin() && length <= caller.extensionMax()) || caller.behindLocationCode(digits);
  }

  static Destination phoneNumber(Group caller, String digits) {
    String number = international(caller, digits);
    return INTERNATIONAL.matcher(number).matches()
      ? new E164(number, digits)
      : new Invalid("A phone number has 7 to 15 digits, country code included, and no country code starts with 0.");
  }

  /**
   * A country's own habits first, since some have other prefixes than 0 and 00; where they make no real number of it, the
   * usual rule.
   */
  private static String international(Group caller, String digits) {
    if (digits.startsWith("+")) return digits;
    return real(caller, digits)
      .map(StrictNumbers::e164)
      .orElseGet(() -> byTheRule(caller, digits));
  }

  private static String byTheRule(Group caller, String digits) {
    if (digits.startsWith("00")) return "+" + digits.substring(2);
    PlanOfCountry plan = PlanOfCountry.of(caller.country());
    return "+" + plan.callingCode() + (plan.keepsZero() ? digits : digits.substring(1));
  }

  /** What the plan of the group's country makes of the digits, if it is a number that can exist. */
  static Optional<PhoneNumber> real(Group caller, String digits) {
    try {
      return Optional.of(NUMBERS.parse(digits, caller.country())).filter(NUMBERS::isValidNumber);
    } catch (NumberParseException none) {
      return Optional.empty(); // too short or too long for a number, which the rule says in better words
    }
  }

  static String e164(PhoneNumber number) {
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  /** Whether people there dial the number without a 0: mobiles in Italy, everybody in Spain. */
  private static boolean dialledSo(Group caller, PhoneNumber number, String digits) {
    String written = NUMBERS.format(number, PhoneNumberFormat.NATIONAL).replaceAll("[^0-9]", "");
    return written.equals(digits) || !PlanOfCountry.of(caller.country()).zeroPrefix();
  }

  /** Neither "+" nor 0 in front: an extension, unless the length says otherwise. */
  private static Destination internal(Group caller, String digits) {
    if (isExtension(caller, digits)) return new Extension(digits, digits);
    if (ShortNumbers.known(caller.country(), digits)) return new ShortNumber(digits, digits);
    Optional<PhoneNumber> number = real(caller, digits);
    if (number.isPresent() && dialledSo(caller, number.get(), digits)) return new E164(e164(number.get()), digits);
    return new Invalid(
      "A number without a leading + or 0 is an extension of " +
        caller.extensionMin() +
        " to " +
        caller.extensionMax() +
        " digits."
    );
  }
}
