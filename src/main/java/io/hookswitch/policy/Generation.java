package io.hookswitch.policy;

import java.time.Instant;

/**
 * A set of rules that the cluster knows.
 *
 * @param number from 1; never used twice while any node is up
 * @param hash of its files, SHA-256 in hexadecimal
 * @param files how many
 * @param author who has brought it: {@code user@tenant}, or a node by its folder
 * @param at when
 * @param comment why, in the author's words, perhaps empty
 */
public record Generation(long number, String hash, int files, String author, Instant at, String comment) {
  /** Where a generation stands. */
  public enum State {
    /** May come into force. */
    CANDIDATE,
    /** Decides for some calls, see {@link Trial}. */
    TRIAL,
    /** Decides. */
    ACTIVE,
    /** Decided before, and does again after a roll-back. */
    PREVIOUS,
    /** Decided earlier. */
    RETIRED,
  }
}
