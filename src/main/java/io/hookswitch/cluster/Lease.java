package io.hookswitch.cluster;

import java.io.Serializable;

/**
 * Who owns a shard.
 *
 * @param holder the owner's name, {@code null} when the last owner has given it back
 * @param epoch grows by one with every claim that succeeds
 */
public record Lease(String holder, long epoch) implements Serializable {}
