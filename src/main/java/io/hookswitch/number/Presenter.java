package io.hookswitch.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.hookswitch.number.Presentation.Country;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows numbers, and remembers those shown lately: every notice of a call shows its parties again. */
final class Presenter {

  /** Parties of some thousand live calls; about 5 MB when full. */
  static final int MOST = 10_000;

  /** What depends on the number alone, not on how it was typed. */
  private record Shown(String formatted, Optional<Country> country, Optional<String> location) {}

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final PhoneNumberOfflineGeocoder geocoder = PhoneNumberOfflineGeocoder.getInstance();
  private final Map<String, Shown> lately = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Shown> eldest) {
      return size() > MOST;
    }
  };

  Presentation present(String number, String digits) {
    if (!number.startsWith("+")) {
      return new Presentation("", number, number, digits, Optional.empty(), Optional.empty());
    }
    Shown shown = shown(number);
    return new Presentation(number, shown.formatted(), digits, digits, shown.country(), shown.location());
  }

  int remembered() {
    synchronized (lately) {
      return lately.size();
    }
  }

  /** Two threads may work out the same number at once; that is cheaper than to make all others wait. */
  private Shown shown(String number) {
    synchronized (lately) {
      Shown known = lately.get(number);
      if (known != null) {
        return known;
      }
    }
    Shown shown = workOut(number);
    synchronized (lately) {
      lately.put(number, shown);
    }
    return shown;
  }

  private Shown workOut(String e164) {
    try {
      PhoneNumber number = numbers.parse(e164, null);
      String formatted = numbers.format(number, PhoneNumberFormat.NATIONAL);
      Optional<Country> country = country(number);
      return new Shown(formatted, country, location(number, country));
    } catch (NumberParseException unknown) {
      // What a switch presents need not be in any plan; the party is shown all the same.
      return new Shown(e164, Optional.empty(), Optional.empty());
    }
  }

  private Optional<Country> country(PhoneNumber number) {
    String code = Optional.ofNullable(numbers.getRegionCodeForNumber(number)).orElseGet(() ->
      numbers.getRegionCodeForCountryCode(number.getCountryCode())
    );
    String name = code.length() == 2 && !code.equals("ZZ") ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH) : "";
    return name.isEmpty()
      ? Optional.empty()
      : Optional.of(new Country(name, code, Integer.toString(number.getCountryCode())));
  }

  /** The geocoder answers with the country where it knows no more; that is told already. */
  private Optional<String> location(PhoneNumber number, Optional<Country> country) {
    String region = geocoder.getDescriptionForNumber(number, Locale.ENGLISH);
    boolean countryOnly = country.map(Country::name).filter(region::equals).isPresent();
    return region.isEmpty() || countryOnly ? Optional.empty() : Optional.of(region);
  }
}
