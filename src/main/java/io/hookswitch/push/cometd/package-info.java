/**
 * Notifications by CometD: the project's own server library on Vert.x, without a servlet container.
 *
 * <p>In come HTTP requests and WebSocket upgrades whose sender the north has already identified, and events of all users
 * from {@code push/Streams}; out go Bayeux messages to the sessions of the user an event is for. Topics such as
 * {@code /v2/me/calls} mean something else to each user, so nothing is ever published on a channel: a message is
 * delivered to sessions. No client can publish, read another user's topics, or take over a session that another user, or
 * another connection, began.
 *
 * <p>Every message carries its place in the user's stream as {@code ext.hookswitch}, which old clients ignore:
 * {@code {"epoch": "...", "offset": n}}. A subscribe message may carry the last place its client saw; it then gets what
 * is newer, in order, before anything live. The reply says {@code recovered} and where the stream stands. Without a
 * place, or when the stream does not reach back, {@code recovered} is false and the client reads the state, which names
 * its own place. A client that recovers several topics puts them into one subscribe message, or into a wildcard: messages
 * are in order within what one subscribe message asks for.
 *
 * <p>A session's queue is bounded. Whoever does not keep up is sent away with the advice to shake hands again, which
 * every Bayeux client does by itself; nobody waits for it. The same happens to all sessions when the node stops.
 *
 * <p>Threads: all that happens to one WebSocket session happens on the event loop of its socket, and deliveries to a
 * long-polling session on the loop of its handshake. CometD's timers run on the loop that set them. So messages cannot
 * overtake each other, and the code of this room needs no locks.
 */
package io.hookswitch.push.cometd;
