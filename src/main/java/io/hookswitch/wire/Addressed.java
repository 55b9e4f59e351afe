package io.hookswitch.wire;

import java.time.Instant;

/** What is sent to the owner of something, whichever node that is on. */
public sealed interface Addressed permits Ask, UserAsk {
  /** After which nobody waits for the answer any more; the owner drops what arrives later. */
  Instant deadline();
}
