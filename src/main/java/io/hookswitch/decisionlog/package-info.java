/**
 * What was decided, for whoever has to answer for it later: a line of JSON for each refusal, and for as many of the other
 * commands as the operator wants.
 *
 * <p>In come {@link io.hookswitch.decisionlog.Decided} from the owners of calls and from whoever decides about phones, on their event loops; out go lines in a
 * file that rotates. An owner never waits: it offers a record to a queue of bounded length, and what finds no place is
 * counted and gone. Everything that costs something (masking, JSON, the file) is done by one thread of this room.
 */
package io.hookswitch.decisionlog;
