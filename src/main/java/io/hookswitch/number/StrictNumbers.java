package io.hookswitch.number;

import io.hookswitch.directory.Group;
import io.hookswitch.number.Destination.E164;
import io.hookswitch.number.Destination.Extension;
import io.hookswitch.number.Destination.FeatureCode;
import io.hookswitch.number.Destination.Invalid;
import java.util.regex.Pattern;

/** The rules of the tenant dialect, exactly; whether a number can exist in its country is not asked. */
final class StrictNumbers {

  static final int MAX_TYPED = 64;
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
    return digits.startsWith("+") || digits.startsWith("0") ? phoneNumber(caller, digits) : extension(caller, digits);
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
    return length >= caller.extensionMin() && length <= caller.extensionMax() && digits.matches("[1-9][0-9]*");
  }

  private static Destination phoneNumber(Group caller, String digits) {
    String number = international(caller, digits);
    return INTERNATIONAL.matcher(number).matches()
      ? new E164(number, digits)
      : new Invalid("A phone number has 7 to 15 digits, country code included, and no country code starts with 0.");
  }

  private static String international(Group caller, String digits) {
    if (digits.startsWith("+")) {
      return digits;
    }
    if (digits.startsWith("00")) {
      return "+" + digits.substring(2);
    }
    PlanOfCountry plan = PlanOfCountry.of(caller.country());
    return "+" + plan.callingCode() + (plan.keepsZero() ? digits : digits.substring(1));
  }

  private static Destination extension(Group caller, String digits) {
    return isExtension(caller, digits)
      ? new Extension(digits, digits)
      : new Invalid(
          "A number without a leading + or 0 is an extension of " +
            caller.extensionMin() +
            " to " +
            caller.extensionMax() +
            " digits."
        );
  }
}
