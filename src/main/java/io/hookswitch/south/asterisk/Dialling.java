package io.hookswitch.south.asterisk;

import io.hookswitch.call.Endpoint;
import io.hookswitch.config.AsteriskConfig;
import io.hookswitch.south.PhoneBook;
import java.util.regex.Pattern;

/** How Asterisk is told whom to call. */
final class Dialling {

  /** Nothing that means something in a dial string or in a caller id. */
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");

  private final AsteriskConfig config;
  private final PhoneBook lines;

  Dialling(AsteriskConfig config, PhoneBook lines) {
    this.config = config;
    this.lines = lines;
  }

  PhoneBook lines() {
    return lines;
  }

  /** What comes before the number of a phone, {@code PJSIP}. */
  String technology() {
    int slash = config.phone().indexOf('/');
    return slash < 0 ? config.phone() : config.phone().substring(0, slash);
  }

  /** @throws Refused when there is no way there */
  String string(Endpoint to) {
    if (!to.internal()) {
      String network = config
        .network()
        .orElseThrow(() -> new Refused("there is no way to the network: switch.asterisk.network is not set"));
      return network.replace(AsteriskConfig.NUMBER, number(to.number()));
    }
    String device = to.subscriber().device();
    String number = lines.number(device).orElseThrow(() -> new Refused("the directory has no phone " + device));
    return config.phone().replace(AsteriskConfig.NUMBER, number(number));
  }

  /** What the phone shows; a withheld number is shown as none. */
  static String caller(String number) {
    return NUMBER.matcher(number).matches() ? number : "anonymous";
  }

  /** Whether it could be a number at all. */
  static boolean dialled(String number) {
    return NUMBER.matcher(number).matches();
  }

  private static String number(String number) {
    if (!NUMBER.matcher(number).matches()) throw new Refused("Asterisk cannot dial this number: " + number);
    return number;
  }
}
