package io.hookswitch.south;

import io.hookswitch.call.Call;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Operation;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The door to a switch. One side of it speaks {@link SwitchOrder} and {@link SwitchEvent}, the other the switch's own
 * language; leg ids are chosen by the gateway ({@link io.hookswitch.call.PartyId}), so an event may overtake the answer
 * to the order that caused it.
 */
public interface SwitchConnector {
  /**
   * Where events go, called from any event loop. Set once, before {@link #start()}.
   *
   * @param listener gets each event at least once, those of one leg mostly in order; it must not block
   */
  void onEvent(Consumer<SwitchEvent> listener);

  /**
   * Who knows where a leg goes that has dialled a routing number. Set once, before {@link #start()}; until then, and when
   * the answer is empty or fails, the leg is rejected as unallocated.
   *
   * @param routes asked once for each such leg, on any event loop; it must not block
   */
  void onArrival(Function<Arrival, Future<Optional<Route>>> routes);

  /**
   * Who decides on what users ask for by keys of their phones. Set once, before {@link #start()}; until then, and when nobody can
   * say, it is refused. A switch whose phones cannot ask has no use for it.
   *
   * @param wishes done when the wish was obeyed, or was not: empty, or the reason; asked on any event loop, it must not block
   */
  default void onWish(Function<Wish, Future<Optional<String>>> wishes) {}

  /** Connects to the switch. Done when orders can be given. */
  Future<Void> start();

  /**
   * Gives one order; orders of one call are taken in the order of these calls.
   *
   * @param fence of whoever gives the order, grows with each owner of the call
   * @param number of the order within its call; the same number again is the same order, repeated. Questions have none
   *     ({@link SwitchOrder#QUESTION})
   * @return done when the switch has taken the order (not when it has obeyed: that comes as an event); failed with {@link
   *     io.hookswitch.cluster.StaleOwnerException} when the call has seen a newer owner, otherwise when the switch cannot
   *     be reached
   */
  Future<Void> send(long fence, long number, SwitchOrder order);

  /**
   * From now on this node owns the call, which another node owned before: report its events here, first how all of its
   * legs are, and refuse whatever an older owner still wants.
   *
   * @param fence of the new owner
   * @param call as the store has it
   */
  Future<Void> adopt(long fence, Call call);

  /** This node no longer owns the call: stop reporting it, leave its legs alone. */
  void release(CallId call);

  /**
   * The switch's own list of the calls that the gateway has numbered, for comparison with the gateway's. Each call is as it
   * was at some moment since the list was asked for; there is no moment of the list as a whole.
   *
   * @param shard calls of others are of no interest; a switch that cannot tell may list them too
   * @param after only calls of higher numbers, {@code null} for all
   * @param most looked at for this part
   * @return failed when the switch cannot say: nothing may be concluded from that
   */
  Future<SwitchPage> list(int shard, CallId after, int most);

  /**
   * How many files there are of what was recorded of a leg: each time a recording began anew there is another. A file that is
   * being made does not count. None where the switch keeps none.
   */
  default Future<Integer> recordings(PartyId leg) {
    return Future.succeededFuture(0);
  }

  /**
   * One of these files.
   *
   * @param take 1 for the first one
   * @return empty when there is none; failed when the switch cannot be reached
   */
  default Future<Optional<RecordingFile>> recording(PartyId leg, int take) {
    return Future.succeededFuture(Optional.empty());
  }

  /**
   * Deletes all files of what was recorded of a leg, of a call that is over. Repeatable.
   *
   * @param takes so many there may be, or more
   * @return done also when there are none, and where the switch hands none out; failed when it has to be tried again
   */
  default Future<Void> forgetRecordings(PartyId leg, int takes) {
    return Future.succeededFuture();
  }

  /**
   * What users of a tenant cannot do with a call on this switch, whatever the rules say: nobody is offered it. What an order
   * of theirs wants all the same, and whatever else the switch, or one phone, does not do, is {@code OrderFailed} with a reason
   * that begins with {@code not supported by this device}; no order is left without an event. Known before {@link #start()}, and
   * for good; from any thread.
   */
  default Set<Operation> unsupported(String tenant) {
    return Set.of();
  }

  /** Whether orders reach the switch, or any of several, at the moment; asked from any thread. One that runs in this process always does. */
  default boolean up() {
    return true;
  }

  /** The switches behind this door that can be reached at the moment, each by some name of its own; from any thread. */
  default Set<String> reached() {
    return up() ? Set.of("") : Set.of();
  }

  /** What it counts beside what anybody can see of its orders and events. */
  default List<Figure> figures() {
    return List.of();
  }

  /** Lets go of the switch. Legs stay up. */
  Future<Void> close();
}
