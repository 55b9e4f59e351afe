package io.hookswitch.shard;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Crossing;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.UserId;
import io.hookswitch.wire.Ask;
import io.hookswitch.wire.Reply;
import io.vertx.core.Future;
import java.util.List;

/** The door to all live calls of the cluster, wherever their owners are. */
public interface Calls {
  /** A new call's identity, unique in the cluster, preferably of a shard that this node owns. */
  CallId mint();

  /**
   * Asks the owner of a call.
   *
   * @return the answer, refusals included; failed with a {@link io.vertx.core.eventbus.ReplyException}: {@code TIMEOUT}
   *     when the deadline passed (whether the command was done is not known), {@code NO_HANDLERS} when no owner could be
   *     found in time (it was not done); or with an {@link OverloadedException} (it was not done)
   */
  Future<Reply> ask(Ask ask);

  /** A new call's identity, with the same owner as this call, so that the two are never far from each other. */
  CallId mintBeside(CallId call);

  /**
   * The call that this user began under this name before, at whichever node; else the fresh one, which from now on is it.
   * Remembered for as long as a call that is over.
   */
  Future<CallId> named(UserId user, String name, CallId fresh);

  /** Tells one call of another; done when its owner has taken it. */
  Future<Void> cross(CallId to, Crossing news);

  /** Hands a fact to the owner of its call. */
  void tell(SwitchEvent event);

  /**
   * The calls that a user is on, oldest first; also those that began on other nodes.
   *
   * @return one entry per call, with the user's party and appearance
   */
  Future<List<Appearance>> of(UserId user);

  /**
   * The same with those that the user has transferred and that go on without it. Such a one is listed until it is over;
   * one that went into another call, no longer than its owner remembers it.
   */
  Future<List<Appearance>> withDetached(UserId user);

  /**
   * A call as it appears at a user.
   *
   * @param call which
   * @param party the user's end of it
   * @param known the id under which the user knows this end: another one after the call was merged into this one
   * @param number the lowest number, from 1, that was free among the user's calls when this one appeared
   */
  record Appearance(CallId call, int party, PartyId known, int number) {}
}
