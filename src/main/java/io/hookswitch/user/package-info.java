/**
 * The core of a user: pure state machines for all that is kept for a person rather than for a call. In come facts and the
 * time; out come the next state and what the shell has to do. Looks at {@code call} and nobody else; no clock, no dice, no
 * futures.
 *
 * <p>The event stream: every user has one, and each event has a place in it. {@link UserMachine} gives out the places and
 * says which events are kept for those who come back. It does not read the events: they are JSON, written once by whoever
 * appends and read by whoever delivers.
 */
package io.hookswitch.user;
