package io.hookswitch.config;

import java.time.Duration;

/**
 * How many wrong passwords a node listens to. Each failed login takes one from the allowance of its account and one from
 * that of its address; an empty allowance refuses every password until the next one has grown back.
 *
 * @param perAccount wrong passwords in a row for one login name
 * @param accountRefill how long until one of them is forgiven
 * @param perAddress wrong passwords in a row from one client address (IPv6: one /64)
 * @param addressRefill how long until one of them is forgiven
 */
public record LoginConfig(
  @Whole(from = 1, to = 1_000_000) int perAccount,
  Duration accountRefill,
  @Whole(from = 1, to = 1_000_000) int perAddress,
  Duration addressRefill
) {
  public static final LoginConfig DEFAULT = new LoginConfig(10, Duration.ofSeconds(30), 100, Duration.ofSeconds(3));
}
