package io.hookswitch;

import io.hookswitch.call.Endpoint;
import io.hookswitch.south.sip.PhoneBook;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The directory's phones as SIP phones.
 *
 * @param lines who they are, which is the same on every switch that is not the simulated one
 */
record SipPhones(AsteriskLines lines) implements PhoneBook {
  @Override
  public Optional<String> number(String device) {
    return lines.number(device);
  }

  @Override
  public Optional<Endpoint> subscriber(String number) {
    return lines.subscriber(number);
  }

  @Override
  public Future<Endpoint> rings(Endpoint called) {
    return lines.rings(called);
  }

  @Override
  public Future<Boolean> takesCalls(String device) {
    return lines.takesCalls(device);
  }
}
