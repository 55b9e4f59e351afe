/**
 * The event-bus bridge for browsers: the protocol of Vert.x's SockJS bridge, over WebSockets, with no bus behind it.
 *
 * <p>In come WebSockets whose sender the north has identified, or who will say with a token who they are, and events of
 * all users from {@code push/Streams}; out go frames to the sockets that have registered for them. What a client names is
 * an address of the contract ({@code asyncapi.yaml}), never one of the cluster's bus: {@link
 * io.hookswitch.push.sockjs.Backend} says which feed, if any, it means for this user, and has commands done. What it does
 * not know does not exist. No frame reaches Vert.x's event bus, so there is nothing to be permitted or forgotten there.
 *
 * <p>Every frame of a feed carries its place in the stream, {@code epoch} and {@code offset}, in its headers. A register
 * frame may carry the last place its client saw. The first answer is {@code Subscribed}: with {@code recovered} what was
 * missed follows, in order and once; otherwise the client reads the state, which names its own place. {@code Gap} says the
 * same later. {@code Heartbeat} comes regularly, with the place reached.
 *
 * <p>Everything is bounded: frames by size, depth and rate, feeds and requests of a socket by number, and what waits to be
 * written. Whoever breaks a bound loses its own socket, told before why, and nobody waits for it.
 *
 * <p>Threads: all of one socket happens on the event loop of its connection; no locks.
 */
package io.hookswitch.push.sockjs;
