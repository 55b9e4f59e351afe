package io.hookswitch.call;

/**
 * A client's own name for one command: however often it is sent, it is done once.
 *
 * @param key as the client sent it; its own, so two parties may use the same one
 * @param fingerprint of all that the client sent: the same key with another fingerprint is a mistake of the client
 */
public record Once(String key, String fingerprint) {}
