package io.hookswitch.call;

import java.time.Duration;

/**
 * How long a call waits for things.
 *
 * @param patience for the confirmation of an order, before it is repeated
 * @param audit between two comparisons of the live legs with the switch
 * @param linger between the end of a call and its being forgotten
 */
public record Timing(Duration patience, Duration audit, Duration linger) {}
