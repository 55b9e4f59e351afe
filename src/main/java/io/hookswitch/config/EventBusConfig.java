package io.hookswitch.config;

import java.time.Duration;

/**
 * The event-bus bridge for browsers.
 *
 * @param heartbeat how often a feed says that it is alive, and a socket's login is asked for
 * @param pingTimeout a socket without a ping for this long is closed; browsers let pages in the background speak once a
 *     minute only
 * @param maxFrameBytes a socket that sends a larger frame is closed
 * @param maxQueue how many frames may wait to be written to a socket; one that lets more wait is closed
 * @param maxQueueBytes and how much they may be in all; one more frame waits where none does, however large it is
 * @param frameRate frames that a socket may send in a second, in the long run; one that sends more is closed
 * @param frameBurst so many at once, after a rest
 * @param requests of a socket that may be under way at once; more are refused
 * @param feeds that a socket may register; more are refused
 * @param socketsPerUser at one node; the oldest gives way
 */
public record EventBusConfig(
  Duration heartbeat,
  Duration pingTimeout,
  @Whole(from = 1024, to = 256 * 1024) int maxFrameBytes,
  @Whole(from = 16, to = 1_000_000) int maxQueue,
  @Whole(from = 64 * 1024, to = 1024 * 1024 * 1024) int maxQueueBytes,
  @Whole(from = 1, to = 100_000) int frameRate,
  @Whole(from = 1, to = 100_000) int frameBurst,
  @Whole(from = 1, to = 1000) int requests,
  @Whole(from = 1, to = 10_000) int feeds,
  @Whole(from = 1, to = 1000) int socketsPerUser
) {
  public static final EventBusConfig DEFAULT = new EventBusConfig(
    Duration.ofSeconds(10),
    Duration.ofSeconds(90),
    64 * 1024,
    1000,
    2 * 1024 * 1024,
    50,
    200,
    32,
    64,
    32
  );
}
