/**
 * Genesys Web Services v2 ({@code /api/v2}): the dialect of contact centre desktops.
 *
 * <p>In come requests that the contract allows, out go answers in the envelope {@code statusCode}, {@code
 * statusMessage}; in come {@code Notice}s, out go the messages of the topic {@code /v2/me/calls}. {@code
 * GenesysV2Dialect} collects the families of operations ({@code CallFamily}, {@code DeviceFamily}, {@code MeFamily},
 * {@code OutboundFamily}, {@code DesktopReads}), each of which says what it serves and by which method; {@code GenesysV2Requests} turns JSON into commands, {@code GenesysV2Answers}
 * turns outcomes into statuses, and one {@code *Resource} for each thing that clients see turns it into JSON.
 *
 * <p>A user reaches the calls it is a party of and no others: a call of somebody else, of another tenant, one that is
 * over and one that never was are the same 404. What is allowed is decided by the rules, not here; here it is only
 * decided which of the core's operations have a name in this dialect, and which feature of the user each demands.
 *
 * <p>Never here: a state of a call, a session, a number plan, CometD. The differences from the original, and why, are in
 * {@code docs/dialects.md}.
 */
package io.hookswitch.north.genesysv2;
