package io.hookswitch.south.sip;

import io.hookswitch.call.CallId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all nodes know of phones: the dialogs and legs of live calls, and where phones have registered. */
public interface SipStore {
  /**
   * By what right something is written.
   *
   * @param fences of the calls that it is about, as the writer has them; fences of different calls are not to be compared
   * @param first whether the writer knows of nothing that is there
   */
  record Claim(Map<CallId, Long> fences, boolean first) {
    public Claim {
      fences = Map.copyOf(fences);
    }
  }

  /**
   * Replaces what is kept under a name, unless somebody newer has had it.
   *
   * @param form {@code null} when it is over
   * @return empty when that is done; a call that has a newer owner, or had one who has ended it, and then nothing was written
   */
  Future<Optional<CallId>> save(String name, Claim claim, byte[] form);

  /**
   * What is kept under these names; from now on nobody older writes it.
   *
   * @return failed with a {@link io.hookswitch.cluster.StaleOwnerException} when somebody newer has had one of them
   */
  Future<Map<String, byte[]>> take(Claim claim, Set<String> names);

  /** @param contact {@code null} when the phone is not there any more */
  Future<Void> register(String number, String contact, Duration good);

  /** The URI at which a phone is. */
  Future<Optional<String>> contact(String number);
}
