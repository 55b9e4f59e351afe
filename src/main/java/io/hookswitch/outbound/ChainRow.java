package io.hookswitch.outbound;

import io.hookswitch.outbound.ChainState.Held;
import io.hookswitch.outbound.ChainState.Turn;
import io.hookswitch.outbound.ChainState.Waiting;
import java.util.Optional;

/**
 * Where a chain stands, as the database has it.
 *
 * @param pool {@link #FRESH} for one that nobody has touched, the turn of one that waits, or {@code @agent} where it waits
 *     for nobody else; {@code null} for one that is held or done
 * @param due when it comes up, in milliseconds since 1970; 0 for one that does not wait
 * @param turn among those that wait
 * @param holder the agent who has it; {@code null} for none
 * @param heldUntil when that ends
 */
record ChainRow(
  int chain,
  String pool,
  long due,
  Turn turn,
  String holder,
  long heldUntil,
  boolean dialled,
  int attempts
) {
  static final String FRESH = "FRESH";

  static ChainRow fresh(int chain) {
    return new ChainRow(chain, FRESH, 0, Turn.FIRST, null, 0, false, 0);
  }

  static ChainRow done(int chain, int attempts) {
    return new ChainRow(chain, null, 0, Turn.LAST, null, 0, false, attempts);
  }

  static ChainRow of(int chain, ChainState state) {
    return switch (state) {
      case Waiting waiting -> new ChainRow(
        chain,
        waiting.only() == null ? waiting.turn().name() : personal(waiting.only()),
        waiting.due(),
        waiting.turn(),
        null,
        0,
        false,
        waiting.attempts()
      );
      case Held held -> new ChainRow(
        chain,
        null,
        0,
        Turn.FIRST,
        held.user(),
        held.until(),
        held.dialled(),
        held.attempts()
      );
    };
  }

  /** No turn has such a name. */
  static String personal(String agent) {
    return "@" + agent;
  }

  boolean isFresh() {
    return FRESH.equals(pool);
  }

  boolean isDone() {
    return pool == null && holder == null;
  }

  /** The agent for whom alone it waits. */
  Optional<String> only() {
    return pool != null && pool.startsWith("@") ? Optional.of(pool.substring(1)) : Optional.empty();
  }

  /** Empty when nobody has touched it, and when it is done. */
  Optional<ChainState> state() {
    if (isFresh() || isDone()) return Optional.empty();
    return Optional.of(
      holder == null
        ? new Waiting(due, turn, only().orElse(null), attempts)
        : new Held(holder, heldUntil, dialled, attempts)
    );
  }

  /** The same, where one that nobody has touched waits since now. */
  Optional<ChainState> standing(long now) {
    return isFresh() ? Optional.of(new Waiting(now, Turn.FIRST, null, 0)) : state();
  }

  ChainRow as(ChainState state) {
    return of(chain, state);
  }
}
