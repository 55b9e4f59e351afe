package io.hookswitch.south.sip;

import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.south.sip.transport.SipTransport;
import io.hookswitch.south.sip.transport.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is configured, as it is used. */
final class Settings {

  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern URI = Pattern.compile(
    "sip:[^@;\\s]{1,80}@[0-9A-Za-z.-]{1,100}(:\\d{1,5})?(;transport=(udp|tcp|tls))?"
  );

  private Settings() {}

  /** @throws ConfigException with everything that cannot be right, whatever phones do */
  static void check(SipConfig config) {
    List<String> mistakes = new ArrayList<>();
    boolean address = ADDRESS.matcher(config.address()).matches() && Sources.fits(config.address());
    if (!address || config.address().equals("0.0.0.0")) {
      mistakes.add("switch.sip.address: expected an IPv4 address of this machine, found \"" + config.address() + '"');
    }
    if (config.mediaFrom() > config.mediaTo()) {
      mistakes.add("switch.sip.mediaTo: expected " + config.mediaFrom() + " or more, found " + config.mediaTo());
    }
    if (config.mediaFrom() % 2 != 0) {
      mistakes.add("switch.sip.mediaFrom: expected an even number, found " + config.mediaFrom());
    }
    networks("switch.sip.sources", config.sources(), mistakes);
    networks("switch.sip.trunks", config.trunks(), mistakes);
    for (SipContact contact : config.contacts()) {
      if (!URI.matcher(contact.uri()).matches()) {
        mistakes.add("switch.sip.contacts: expected sip:user@host, found \"" + contact.uri() + '"');
      }
    }
    boolean secured = config
      .network()
      .stream()
      .anyMatch(way -> SipTransport.transportOf(way).equals("tls"));
    secured |= config
      .contacts()
      .stream()
      .anyMatch(contact -> SipTransport.transportOf(contact.uri()).equals("tls"));
    if (secured && !config.tls().on()) {
      mistakes.add("switch.sip.tls: expected a certificate or a keyStore, since somebody is called by TLS");
    }
    config
      .network()
      .filter(way -> !way.contains(SipConfig.NUMBER) || !URI.matcher(way.replace(SipConfig.NUMBER, "1")).matches())
      .ifPresent(way -> mistakes.add("switch.sip.network: expected sip:{number}@host, found \"" + way + '"'));
    if (config.realm().contains("\"") || config.realm().contains(":")) {
      mistakes.add("switch.sip.realm: expected neither quotes nor colons, found '" + config.realm() + '\'');
    }
    if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
  }

  private static void networks(String key, List<String> networks, List<String> mistakes) {
    for (String network : networks) {
      if (!Sources.fits(network)) {
        mistakes.add(key + ": expected a network such as 10.1.0.0/16 or an address, found \"" + network + '"');
      }
    }
  }

  static Map<String, String> secrets(SipConfig config, Path home) {
    return config
      .passwordFile()
      .map(file -> Passwords.read(home.resolve(file), config.realm()))
      .orElse(Map.of());
  }
}
