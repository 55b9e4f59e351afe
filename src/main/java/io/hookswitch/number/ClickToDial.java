package io.hookswitch.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.hookswitch.directory.Group;
import io.hookswitch.number.Destination.E164;
import io.hookswitch.number.Destination.Emergency;
import io.hookswitch.number.Destination.Extension;
import io.hookswitch.number.Destination.Invalid;
import io.hookswitch.number.Destination.ShortNumber;
import java.util.regex.Pattern;

/** Makes sense of numbers as they are written, by the number plan of the caller's country. */
final class ClickToDial {

  private static final Pattern DIAL_CHARACTERS = Pattern.compile("[-+0-9 ()./*#]*");
  private static final Pattern PUNCTUATION = Pattern.compile("[- ()./]");
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9]+");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  Destination understand(Group caller, String typed) {
    if (typed.length() > StrictNumbers.MAX_TYPED) {
      return new Invalid("A destination has at most " + StrictNumbers.MAX_TYPED + " characters.");
    }
    String written = typed.strip();
    if (!DIAL_CHARACTERS.matcher(written).matches()) {
      return new Invalid("A destination has digits, one leading +, spaces and the characters - ( ) . / * # only.");
    }
    String digits = PUNCTUATION.matcher(written).replaceAll("");
    if (digits.contains("*") || digits.contains("#")) {
      return StrictNumbers.featureCode(caller, digits);
    }
    if (!PHONE_NUMBER.matcher(digits).matches()) {
      return new Invalid("A destination has at least one digit, and a + only in front.");
    }
    if (ShortNumbers.emergency(caller.country(), digits)) return new Emergency(digits, digits);
    if (StrictNumbers.isExtension(caller, digits)) return new Extension(digits, digits);
    if (digits.startsWith("00")) return abroad(caller, digits);
    Destination number = phoneNumber(caller, digits, digits);
    boolean known = !digits.startsWith("+") && !digits.startsWith("0") && ShortNumbers.known(caller.country(), digits);
    return number instanceof Invalid && known ? new ShortNumber(digits, digits) : number;
  }

  /** People write 00 for "+" also in countries that dial something else, unless it makes a real number there. */
  private Destination abroad(Group caller, String digits) {
    return StrictNumbers.real(caller, digits)
      .<Destination>map(number -> new E164(StrictNumbers.e164(number), digits))
      .orElseGet(() -> phoneNumber(caller, "+" + digits.substring(2), digits));
  }

  /** Possible is enough: number plans change faster than the tables that a gateway was built with. */
  private Destination phoneNumber(Group caller, String dialled, String digits) {
    try {
      PhoneNumber number = numbers.parse(dialled, caller.country());
      return switch (numbers.isPossibleNumberWithReason(number)) {
        case ValidationResult.IS_POSSIBLE -> new E164(numbers.format(number, PhoneNumberFormat.E164), digits);
        case ValidationResult.IS_POSSIBLE_LOCAL_ONLY -> new Invalid("The number lacks its area code.");
        case ValidationResult.INVALID_COUNTRY_CODE -> new Invalid("The number's country code does not exist.");
        case ValidationResult.TOO_SHORT -> new Invalid("The number is too short for its country.");
        case ValidationResult.TOO_LONG -> new Invalid("The number is too long for its country.");
        case ValidationResult.INVALID_LENGTH -> new Invalid("No number of its country has this many digits.");
      };
    } catch (NumberParseException senseless) {
      return new Invalid("The number makes no sense in country " + caller.country() + ".");
    }
  }
}
