package io.hookswitch.call;

/**
 * What ties the two calls of a user who consults: the original and the consult call each name the other.
 *
 * @param purpose what the consult call is for
 * @param other the same user's party on the other call
 */
public record Pair(Consultation purpose, PartyId other) {}
