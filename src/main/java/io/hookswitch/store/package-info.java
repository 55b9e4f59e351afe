/**
 * What must outlive a node: every live call, whole, and for every user the calls that have appeared there. In come the
 * states after each step, before anybody is told of them; out come the calls of a shard, for its next owner. The owner
 * of a call is the only one that writes it; who owned it before is refused, by the fence that each write carries. Nothing is
 * decided here.
 */
package io.hookswitch.store;
