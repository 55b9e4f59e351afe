/**
 * The north side: HTTP, both REST dialects, and nothing else that a client can reach.
 *
 * <p>In comes a request, out goes an answer in the shape of the dialect that the path belongs to. A route exists because
 * {@code openapi.yaml} has an {@code operationId}; {@link io.hookswitch.north.Routes} compares that list with what the
 * dialects serve, so that what is promised and not built is known at start and answers 501.
 *
 * <p>Every request passes the same gates, in this order, and the first that objects answers: correlation id,
 * authentication, final slash, media type, size, JSON and its depth, contract, operation. What is behind a gate can trust it:
 * {@code *Requests} never checks a type, a handler never checks a size.
 *
 * <p>Behind the gates, and before the dialect, stands {@link io.hookswitch.north.NamedCommands}: what a client has named
 * and no call remembers is done once.
 *
 * <p>Here never happens: a decision about a call (that is asked of {@link io.hookswitch.shard.Calls}), a status or a
 * text of one dialect (those live in its own room), a stack trace or a secret in an answer.
 */
package io.hookswitch.north;
