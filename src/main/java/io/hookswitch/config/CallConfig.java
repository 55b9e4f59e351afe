package io.hookswitch.config;

import java.time.Duration;

/**
 * How long a call waits for what.
 *
 * @param orderPatience how long the switch may take to obey an order before it is given again; three times this, and it counts as
 *     failed. Together longer than a fault between nodes may hold up the simulated switch, whose memory is the cluster's: 18 s
 * @param audit how often a call asks the switch whether its legs are still there, when its list does not say so
 * @param linger how long a finished call can still be looked at
 * @param dispositionKey the key of the user data that carries the disposition of a call
 */
public record CallConfig(Duration orderPatience, Duration audit, Duration linger, String dispositionKey) {
  public static final CallConfig DEFAULT = new CallConfig(
    Duration.ofSeconds(7),
    Duration.ofSeconds(30),
    Duration.ofMinutes(10),
    "DispositionCode"
  );
}
