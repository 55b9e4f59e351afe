package io.hookswitch.outbound;

import java.time.Instant;
import java.util.Optional;

/** What an agent may ask. Every command about a record the agent holds renews the hold. */
public sealed interface OutboundCommand {
  /** Hand me a record of this campaign: the one I hold already, else the next one. */
  record Preview(String campaign, long applicationId) implements OutboundCommand {}

  /**
   * I am about to call this customer at this number. Refused outside the record's calling hours, and when the number is not
   * to be called.
   */
  record Keep(long handle, String number) implements OutboundCommand {}

  /** I am calling this customer. */
  record Dial(long handle) implements OutboundCommand {}

  /** I do not want it; only before it has been dialled. It comes back after all others. */
  record Reject(RecordRef record) implements OutboundCommand {}

  /**
   * Hand it out again at this time.
   *
   * @param personal to me, and to nobody else
   */
  record Reschedule(RecordRef record, Instant at, boolean personal) implements OutboundCommand {}

  /** It is done, for good. */
  record Complete(RecordRef record, ContactChange result) implements OutboundCommand {}

  /** The customer is not to be called in this matter any more. */
  record Cancel(RecordRef record) implements OutboundCommand {}

  /**
   * The customer does not want to be called. The chain is done, and no record of any list of the tenant with this number is
   * handed out or added from now on.
   *
   * @param number empty for that of the record
   */
  record DoNotCall(RecordRef record, Optional<String> number) implements OutboundCommand {}

  /** The record says something wrong. */
  record Update(RecordRef record, ContactChange change) implements OutboundCommand {}

  /** Show me the other records of this customer. */
  record Chained(RecordRef record) implements OutboundCommand {}

  /**
   * Here is another customer, or another record of one.
   *
   * @param chain the number of the chain to add to; empty for a new one
   */
  record Add(
    String campaign,
    long applicationId,
    String callingList,
    Optional<Long> chain,
    Contact contact
  ) implements OutboundCommand {}
}
