package io.hookswitch.store;

import com.hazelcast.query.Predicate;
import java.util.Map;

/** Picks the events of one user; asked where they are kept. */
record EventsOf(String user) implements Predicate<EventKey, byte[]> {
  @Override
  public boolean apply(Map.Entry<EventKey, byte[]> entry) {
    return entry.getKey().user().equals(user);
  }
}
