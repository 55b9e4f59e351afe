/**
 * News for users. In come {@code Notice}s from the owners of calls; out they go into the event streams of the users
 * concerned ({@link Streams}), which every channel to a client serves. Publishing never waits and never fails, so that no
 * listener can hold up a call; what cannot be added to a stream is announced in it as a gap.
 */
package io.hookswitch.push;
