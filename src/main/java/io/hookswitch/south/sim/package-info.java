/**
 * The simulated switch: it behaves like a switch, not like a mock, so that everything above it can be run, shown and
 * broken without telephones.
 *
 * <p>In come {@link io.hookswitch.call.SwitchOrder}s and calls from a pretended network; out go
 * {@link io.hookswitch.call.SwitchEvent}s, later and on their own clock. What a call does is decided by
 * {@code SimMachine}, a pure function of call, input and time; {@code LiveCall} runs it: asks for the phone's line, steps,
 * saves, arms the next timer, reports. Each order is answered with a fact or with {@code OrderFailed}; a repeated order
 * has no second effect and is answered again. No audio, no dialling of real telephones, no decision who may do what.
 *
 * <p><b>Subscribers.</b> A phone is busy while it rings, when all its lines are taken ({@code lines}, 2), and for a call
 * it is on itself; outgoing calls always find a line. Otherwise it rings until it is answered by order, by itself
 * ({@link io.hookswitch.south.sim.Phones}), or until {@code ringTimeout}. Phones of the public network cannot be answered
 * by order.
 *
 * <p><b>Network.</b> The first line of the plan that matches the whole number decides. The plan as shipped:
 * <table>
 * <caption>Numbers by their end</caption>
 * <tr><th>number</th><th>does</th></tr>
 * <tr><td>…0001</td><td>busy after 0.2 s</td></tr>
 * <tr><td>…0002</td><td>rings, no answer after 5 s</td></tr>
 * <tr><td>…0003</td><td>rings, rejected after 1 s</td></tr>
 * <tr><td>…0004</td><td>unknown number after 0.2 s</td></tr>
 * <tr><td>…0005</td><td>answers after 1 s, hangs up 2 s later</td></tr>
 * <tr><td>…0006</td><td>rings until {@code ringTimeout}</td></tr>
 * <tr><td>…0007</td><td>busy after 1 s, calls the caller back 1 s later</td></tr>
 * <tr><td>any other</td><td>answers after 1 s, talks until hung up</td></tr>
 * </table>
 *
 * <p><b>Two calls of a user.</b> Consultation, alternating and merging are orders about two calls. {@code SimPair} decides,
 * a pure function of both; {@code LivePair} runs it while all other inputs of either call wait. Each call is saved for
 * itself: the second first, with a mark that says which order did it, then the first, which remembers the order. The
 * decision for a marked second call is to finish what was begun, or, when the first call can no longer take part, to undo
 * it; nothing is reported before both are safe. Legs that change calls are kept in the mark meanwhile, unknown to anybody
 * who asks for them, and given up after a minute if the order is never repeated.
 *
 * <p><b>Conferences.</b> Whoever leaves leaves alone, unless nobody would be left but one, or phones that ring.
 *
 * <p><b>Two nodes.</b> Calls and phones are kept in a {@link io.hookswitch.south.sim.SimStore}; timers are instants. A
 * node that adopts a call loads it, arms its timers and reports how all legs are. All nodes list the same calls, from what is
 * kept. Each saved form carries a version, one
 * more than the one it replaces; a node whose copy is old cannot save, throws the copy away and does the input again on
 * the new one. So two nodes that believe they own a call never do the same thing twice. When the last leg has left, the
 * call is forgotten (after a merge, 15 minutes later or with the gateway's own call, so that the old ids are {@code Moved}); whoever asks after it later hears that it is lost. Sequence numbers follow the clock in
 * microseconds, so that such an answer, and a call from a form that is a step old, still count as new.
 */
package io.hookswitch.south.sim;
