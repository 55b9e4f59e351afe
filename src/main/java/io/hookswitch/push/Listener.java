package io.hookswitch.push;

/**
 * A client that is told of events, for whoever looks after a node.
 *
 * @param user whose login it is; empty before anybody has logged in
 * @param channel {@code cometd} or {@code eventbus}
 * @param waiting messages that it has not taken yet: how far it is behind
 */
public record Listener(String user, String channel, int waiting) {}
