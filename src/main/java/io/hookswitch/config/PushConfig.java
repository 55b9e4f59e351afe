package io.hookswitch.config;

import java.time.Duration;

/**
 * What is kept of the users' event streams, for clients that were away.
 *
 * @param keepEvents so many of a user's last events
 * @param keepFor and no longer than this
 * @param backlog so many events of a user wait on a node while the owner of the stream cannot be reached
 */
public record PushConfig(
  @Whole(from = 1, to = 10_000) int keepEvents,
  Duration keepFor,
  @Whole(from = 1, to = 100_000) int backlog
) {
  public static final PushConfig DEFAULT = new PushConfig(256, Duration.ofMinutes(10), 1024);
}
