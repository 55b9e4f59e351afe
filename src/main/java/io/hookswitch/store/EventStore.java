package io.hookswitch.store;

import io.hookswitch.call.UserId;
import io.hookswitch.user.KeptEvent;
import io.vertx.core.Future;
import java.util.List;

/** The door to the kept events of all users' streams. Nothing blocks; only the owner of a user writes. */
public interface EventStore {
  /** Done when the event is on as many nodes as the store promises; failed when its place in the stream is taken. */
  Future<Void> keep(UserId user, KeptEvent event);

  /** Removes events of one stream, both ends included; those that are not there do not matter. */
  Future<Void> drop(UserId user, long epoch, long from, long to);

  /** All kept events of a user, of any stream, in any order. */
  Future<List<KeptEvent>> all(UserId user);

  /** The events of one stream, both ends included, in order; those that are not there are left out. */
  Future<List<KeptEvent>> some(UserId user, long epoch, long from, long to);
}
