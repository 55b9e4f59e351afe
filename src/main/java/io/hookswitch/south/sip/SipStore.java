package io.hookswitch.south.sip;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all nodes know of phones: the dialogs of live calls, and where phones have registered. */
public interface SipStore {
  /** @param dialog {@code null} when it is over */
  Future<Void> save(String line, byte[] dialog);

  Future<Map<String, byte[]>> load(Set<String> lines);

  /** @param contact {@code null} when the phone is not there any more */
  Future<Void> register(String number, String contact, Duration good);

  /** The URI at which a phone is. */
  Future<Optional<String>> contact(String number);
}
