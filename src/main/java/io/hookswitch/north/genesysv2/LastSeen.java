package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which party of which call a user was, when it was looked up last. A user's list of calls lies on whichever node and costs two changes
 * of thread at least; the owner of the call, who has to be asked anyway, says whether the user is still there. Nobody gets at anybody else's
 * party: one leaves its call, but never becomes another user's. From any thread.
 */
final class LastSeen {

  /** Of each node. Whoever is forgotten is looked up. */
  private static final int MOST = 20_000;

  private record Key(UserId user, CallId known) {}

  private final Map<Key, PartyId> parties = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, PartyId> eldest) {
      return size() > MOST;
    }
  };

  /** @param known the id that the user knows the call by */
  synchronized Optional<PartyId> of(UserId user, CallId known) {
    return Optional.ofNullable(parties.get(new Key(user, known)));
  }

  synchronized void note(UserId user, CallId known, PartyId party) {
    parties.put(new Key(user, known), party);
  }

  synchronized void forget(UserId user, CallId known) {
    parties.remove(new Key(user, known));
  }
}
