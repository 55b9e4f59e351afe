package io.hookswitch.user;

import java.time.Instant;

/**
 * An event in its place in a user's stream, as it is stored and as it travels.
 *
 * @param epoch of the stream
 * @param offset in the stream, from 1
 * @param mark the appender's own number for the event, unique in the cluster: an append that is repeated because its
 *     answer was lost finds the event in its place instead of adding it twice
 * @param at when it was appended
 * @param event as JSON
 * @param tells which state of a call the event tells of, {@code null} when of none. One that is overtaken on its way by a
 *     later state of its call, told by the call's next owner perhaps, does not get into the stream any more
 */
public record KeptEvent(long epoch, long offset, long mark, Instant at, String event, CallState tells) {}
