/**
 * Numbers that are lent for one call (IMRN): a mobile dials such a number, and the leg that arrives becomes a call of the
 * mobile's user. In come a wish ({@link io.hookswitch.routing.Anchor}: who will call from where, and whom) and later the
 * number and the caller of a leg; out come the number that was lent, and the wish again.
 *
 * <p>A number is lent to one wish at a time, by the clock of whoever asks: for {@code ttl} it can be dialled, once, by the
 * mobile that was named; then it lies in quarantine, so that a slow network does not bring one user's leg to the next
 * user's call; then it is free. The number that has been free longest is lent first. Whoever asks for the same again while
 * the number can be dialled gets the same number, for another {@code ttl}: a client that repeats a request after a time-out
 * uses up nothing. One user holds at most {@link io.hookswitch.routing.RoutingNumbers#MOST_OF_A_USER} at once.
 *
 * <p>What never happens here: no call is made, nobody is asked whether a user may dial, and a leg that does not match
 * changes nothing, so that a stranger who dials the number does not take it away from the user. All leases of a pool are
 * one record of the cluster's map, changed where it is kept: two nodes never lend the same number.
 */
package io.hookswitch.routing;
