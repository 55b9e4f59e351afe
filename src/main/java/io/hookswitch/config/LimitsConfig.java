package io.hookswitch.config;

import java.time.Duration;

/**
 * How much one node takes on before it says no. Hanging up and pausing a recording are taken on whatever these say.
 *
 * @param userRate commands of one user in a second, in the long run; 0 for as many as come
 * @param userBurst so many at once, after a rest
 * @param tenantRate the same for all users of a tenant together
 * @param tenantBurst the same for all users of a tenant together
 * @param requests under way at once; notification channels are not counted
 * @param connections open at once; more are closed as soon as they are made
 * @param callAsks that wait for the owner of one call
 * @param nodeAsks that wait for all owners on this node
 * @param late so late this node may come to what it has to do, until it works on fewer requests at once
 */
public record LimitsConfig(
  @Whole(from = 0, to = 100_000) int userRate,
  @Whole(from = 1, to = 100_000) int userBurst,
  @Whole(from = 0, to = 1_000_000) int tenantRate,
  @Whole(from = 1, to = 1_000_000) int tenantBurst,
  @Whole(from = 1, to = 100_000) int requests,
  @Whole(from = 1, to = 1_000_000) int connections,
  @Whole(from = 1, to = 10_000) int callAsks,
  @Whole(from = 1, to = 1_000_000) int nodeAsks,
  Duration late
) {
  public static final LimitsConfig DEFAULT = new LimitsConfig(
    50,
    200,
    2000,
    4000,
    1024,
    20_000,
    128,
    4096,
    Duration.ofMillis(5)
  );
}
