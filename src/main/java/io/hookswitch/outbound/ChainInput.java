package io.hookswitch.outbound;

import java.io.Serializable;

/** What can happen to a chain. {@code now} and {@code until} are milliseconds since 1970. */
sealed interface ChainInput extends Serializable {
  long now();

  /** It is this user's turn to have it. */
  record Hand(String user, long now, long until) implements ChainInput {}

  /** A wish of whoever holds it. */
  sealed interface Wish extends ChainInput {
    String user();
  }

  record Keep(String user, long now, long until) implements Wish {}

  record Dial(String user, long now, long until) implements Wish {}

  record Reject(String user, long now) implements Wish {}

  record Reschedule(String user, long now, long due, boolean personal) implements Wish {}

  /** It should not have been handed out: back to where it stood, and not before that time. */
  record PutBack(String user, long now, long due, ChainState.Waiting was) implements Wish {}

  record Complete(String user, long now) implements Wish {}

  /** The holder has gone, or let the hold run out. */
  record Lost(long now) implements ChainInput {}
}
