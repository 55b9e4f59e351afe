/**
 * An Asterisk, reached by its REST interface (ARI): requests over HTTP, events over a WebSocket, one Stasis application for
 * each node.
 *
 * <p>In come {@link io.hookswitch.call.SwitchOrder}s, and calls that the dial plan sends to the application; out go {@link
 * io.hookswitch.call.SwitchEvent}s as Asterisk reports what they are about. A leg is a channel, a call has one bridge; both are
 * named after the call before Asterisk hears of them, so an event may overtake the answer to its request, and a request
 * that is given twice is the same one. A channel that has called in has a name of Asterisk's and the variable
 * {@code HOOKSWITCH_PARTY}.
 *
 * <p>What is heard is a function of how the legs are ({@code Mix}); what Asterisk is told is the difference to what it does
 * already. Inputs of one call are taken one after the other, each with all its requests ({@code LiveCall}).
 *
 * <p>Done: dial, release, hold with music, retrieve, mute, digits, one-step transfer, conference by calling a party in, calls
 * that arrive for a subscriber, consultation, recording, supervision, picking up a phone by order (by the manager interface,
 * AMI), takeover by another node, a line that breaks, files of recordings that are not to be kept. Not done, and refused as "not supported by this device": picking up a
 * phone without AMI, pulling. The rules are told so
 * ({@link io.hookswitch.south.SwitchConnector#unsupported}), so nobody is offered it. The hold key of a
 * phone is followed; its transfer key is a wish, which the gateway fulfils by an order like any other; other keys are reported. So is
 * which phones can be reached.
 *
 * <p>Never here: a decision who may do what; a password in a log.
 */
package io.hookswitch.south.asterisk;
