package io.hookswitch.store;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets an onlooker from another room read a user's list as it is kept. */
public final class KeptLists {

  private KeptLists() {}

  /** Those who have not left. @param kept a value of the map of lists */
  public static Set<PartyId> parties(Object kept) {
    return ((Appearances) kept)
      .byNumber()
      .values()
      .stream()
      .filter(key -> !key.detached())
      .map(key -> new PartyId(new CallId(key.call()), key.index()))
      .collect(Collectors.toUnmodifiableSet());
  }
}
