package io.hookswitch.outbound;

/**
 * A record as an agent gets to see it.
 *
 * @param handle its number, unique among all lists
 * @param chain the number of its chain, unique likewise
 * @param campaign that the list belongs to
 * @param callingList name of the list
 * @param applicationId of the outbound server that the campaign's clients expect
 * @param attempts how often somebody has tried to deal with the chain before
 */
public record OutboundRecord(
  long handle,
  long chain,
  String campaign,
  String callingList,
  long applicationId,
  int attempts,
  Contact contact
) {
  OutboundRecord with(Contact other) {
    return new OutboundRecord(handle, chain, campaign, callingList, applicationId, attempts, other);
  }

  /** The same for another record of the chain, whose contact is to follow. */
  OutboundRecord at(long otherHandle) {
    return new OutboundRecord(otherHandle, chain, campaign, callingList, applicationId, attempts, contact);
  }
}
