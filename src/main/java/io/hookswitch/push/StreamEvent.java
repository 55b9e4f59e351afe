package io.hookswitch.push;

import io.hookswitch.wire.Notice;

/** What can stand in a user's stream, in no dialect's words; each dialect's channel says it in its own. */
public sealed interface StreamEvent {
  /** News of a call. */
  record CallNews(Notice notice) implements StreamEvent {}
}
