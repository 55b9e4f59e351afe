/**
 * The core of a user: pure state machines for all that is kept for a person rather than for a call. In come facts and the
 * time; out come the next state and what the shell has to do. Looks at {@code call} and nobody else; no clock, no dice, no
 * futures.
 *
 * <p>The event stream: every user has one, and each event has a place in it. {@link UserMachine} gives out the places and
 * says which events are kept for those who come back. It does not read the events: they are JSON, written once by whoever
 * appends and read by whoever delivers.
 *
 * <p>The presence: whether an agent is logged in and available, and what is set at the user's phones. {@link
 * PresenceMachine} decides what becomes of it, given what the rules say of {@link DeviceFacts}, as they say of a party what
 * its call allows. Calls feel it where they are set up.
 */
package io.hookswitch.user;
