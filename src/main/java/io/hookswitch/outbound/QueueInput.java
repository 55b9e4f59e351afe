package io.hookswitch.outbound;

import java.io.Serializable;
import java.util.ArrayList;

/** What can happen to the queue of a list. {@code now} and {@code until} are milliseconds since 1970. */
sealed interface QueueInput extends Serializable {
  long now();

  /** Whether it comes to the same when it is done twice. */
  default boolean repeatable() {
    return switch (this) {
      case Resume any -> true;
      case Next any -> true;
      case Look any -> true;
      case Withhold any -> true;
      case Ask ask -> ask.wish() instanceof ChainInput.Keep;
      case Release any -> true;
      case Enter any -> true;
      case Reserve any -> false;
      case Join any -> false;
    };
  }

  /** The chain that the user holds, renewed. */
  record Resume(String user, long now, long until) implements QueueInput {}

  /** The chain that the user holds, renewed, else the next one. */
  record Next(String user, long now, long until) implements QueueInput {}

  /** Which chains would be handed to the user one after the other; none is. */
  record Look(String user, long now, int most) implements QueueInput {}

  /**
   * These are not to be handed out now, as {@link Look} has shown them; those that somebody has taken since are left alone.
   *
   * @param later in the order in which they were shown
   */
  record Withhold(ArrayList<Later> later, long now) implements QueueInput {}

  /**
   * A chain that is not to be handed out before that time.
   *
   * @param due milliseconds since 1970, {@link #NEVER} for one that nobody may call any more
   */
  record Later(int chain, long due) implements Serializable {
    static final long NEVER = Long.MAX_VALUE;
  }

  /** A wish about one chain. */
  record Ask(int chain, ChainInput.Wish wish) implements QueueInput {
    @Override
    public long now() {
      return wish.now();
    }
  }

  /** The user has gone. */
  record Release(String user, long now) implements QueueInput {}

  /** A number for a new chain, which nobody is handed before it is {@link Enter}ed. */
  record Reserve(long now) implements QueueInput {}

  /** The records of the new chain are there. */
  record Enter(int chain, long now) implements QueueInput {}

  /** One more record is to be put into a chain that is not finished. */
  record Join(int chain, long now) implements QueueInput {}
}
