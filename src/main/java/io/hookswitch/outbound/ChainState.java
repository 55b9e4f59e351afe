package io.hookswitch.outbound;

import java.io.Serializable;

/** Where a chain stands that somebody has touched and nobody has finished. Times are milliseconds since 1970. */
sealed interface ChainState extends Serializable {
  /** How often somebody has tried to deal with it. */
  int attempts();

  /**
   * In the list.
   *
   * @param due not before
   * @param turn among those that are due
   * @param only the user who may have it; {@code null} for all
   */
  record Waiting(long due, Turn turn, String only, int attempts) implements ChainState {}

  /**
   * With an agent.
   *
   * @param until when the hold ends, unless renewed
   * @param dialled whether the agent has called
   */
  record Held(String user, long until, boolean dialled, int attempts) implements ChainState {}

  /** Before or after the chains that nobody has touched yet. */
  enum Turn {
    FIRST,
    LAST,
  }
}
