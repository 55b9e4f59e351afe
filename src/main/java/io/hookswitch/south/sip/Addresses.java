package io.hookswitch.south.sip;

import io.hookswitch.call.Endpoint;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.south.PhoneBook;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where somebody is to be called. */
final class Addresses {

  /** Nothing that means something in a URI. */
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");

  private final Map<String, String> contacts = new HashMap<>();
  private final Optional<String> network;
  private final PhoneBook book;
  private final SipStore store;

  Addresses(SipConfig config, PhoneBook book, SipStore store) {
    this.network = config.network();
    this.book = book;
    this.store = store;
    for (SipContact contact : config.contacts()) contacts.put(contact.number(), contact.uri());
  }

  /** @throws Refused when there is no way there */
  void check(Endpoint to) {
    if (to.internal()) {
      String device = to.subscriber().device();
      if (book.number(device).isEmpty()) throw new Refused("the directory has no phone " + device);
      return;
    }
    if (network.isEmpty()) throw new Refused("there is no way to the network: switch.sip.network is not set");
    if (!NUMBER.matcher(to.number()).matches()) throw new Refused("SIP cannot dial this number: " + to.number());
  }

  /** A URI; empty when the phone is nowhere. */
  Future<Optional<String>> of(Endpoint to) {
    if (!to.internal()) {
      return Future.succeededFuture(
        network
          .filter(way -> NUMBER.matcher(to.number()).matches())
          .map(way -> way.replace(SipConfig.NUMBER, to.number().replace("#", "%23")))
      );
    }
    Optional<String> number = book.number(to.subscriber().device());
    if (number.isEmpty()) return Future.succeededFuture(Optional.empty());
    String fixed = contacts.get(number.get());
    return fixed == null ? store.contact(number.get()) : Future.succeededFuture(Optional.of(fixed));
  }

  /** What the phone shows; a withheld number is shown as none. */
  static String shown(String number) {
    return NUMBER.matcher(number).matches() ? number.replace("#", "%23") : "anonymous";
  }
}
