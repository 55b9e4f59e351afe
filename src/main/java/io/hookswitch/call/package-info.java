/**
 * The call core: what a call is and what may happen to it, as plain values and pure functions.
 *
 * <p>In come {@link io.hookswitch.call.CallInput}s (a client's wish, a fact from the switch, a timer that ran out)
 * together with the {@link io.hookswitch.call.Decision} of the rules; out comes a {@link io.hookswitch.call.Step}: the
 * next call, the effects in order, perhaps a refusal. There is no clock, no random, no log, no I/O and no other room of
 * the house in here, so that every path can be walked by a test. Time enters with the input.
 *
 * <p>The words are those of the field (CSTA, RFC 3261); dialects translate at the edge. The enums that rule authors
 * write ({@code Operation}, {@code PartyState}, ...) are spelled as they read in a rule file, so that a rule, a log line
 * and the code share one spelling.
 */
package io.hookswitch.call;
