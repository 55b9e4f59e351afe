package io.hookswitch.outbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of a command. */
public sealed interface OutboundResult {
  /**
   * It is done.
   *
   * @param record the one that was asked for or about, as it is now
   * @param others those of its chain, in order, when they were asked for
   */
  record Done(OutboundRecord record, List<OutboundRecord> others) implements OutboundResult {
    public Done {
      others = List.copyOf(others);
    }
  }

  /**
   * The campaign has no record that could be called now.
   *
   * @param next when there may be one again, as far as is known
   */
  record NoneReady(Optional<Instant> next) implements OutboundResult {}

  /**
   * Not done, and nothing has changed.
   *
   * @param detail one sentence for the client
   */
  record Refused(Why why, String detail) implements OutboundResult {}

  /** Why something is refused. */
  enum Why {
    /** There is no such campaign, list, chain or record, or it is not the asker's to know of. */
    NOT_FOUND,
    /** Possible in itself, not now. */
    WRONG_STATE,
    /** A value that can never be right. */
    INVALID,
  }
}
