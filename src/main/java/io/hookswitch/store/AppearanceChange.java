package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import java.util.Map;

/** Adds, marks or removes a call at a user, atomically where the user's calls are kept. */
record AppearanceChange(
  Appearances.Key key,
  AppearanceChange.Kind kind
) implements EntryProcessor<String, Appearances, Void> {
  enum Kind {
    APPEARS,
    /** The user has left, the call goes on. */
    DETACHES,
    DISAPPEARS,
  }

  @Override
  public Void process(Map.Entry<String, Appearances> entry) {
    PartyId party = new CallId(key.call()).party(key.index());
    PartyId known = new CallId(key.knownCall()).party(key.knownIndex());
    Appearances now = entry.getValue() == null ? Appearances.none() : entry.getValue();
    Appearances next = switch (kind) {
      case APPEARS -> now.with(party, known);
      case DETACHES -> now.detached(party);
      case DISAPPEARS -> now.without(party);
    };
    entry.setValue(next.empty() ? null : next);
    return null;
  }
}
