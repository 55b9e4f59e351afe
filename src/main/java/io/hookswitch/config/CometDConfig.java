package io.hookswitch.config;

import java.time.Duration;

/**
 * The CometD notifications.
 *
 * @param timeout how long a poll without news waits; shorter than any proxy in front waits for an answer
 * @param maxInterval how long a client may be away between two polls until its session is forgotten
 * @param maxQueue how many messages may wait for one client; one that lets more wait has to begin anew
 * @param maxMessageBytes larger requests, and larger WebSocket messages, are refused
 * @param sessionsPerBrowser how many tabs of one browser may wait in a poll; more of them poll every two seconds. A
 *     browser opens six connections to a host, and needs some for other requests
 * @param messagesPerFrame how many messages go into one WebSocket frame at most
 */
public record CometDConfig(
  Duration timeout,
  Duration maxInterval,
  @Whole(from = 16, to = 1_000_000) int maxQueue,
  @Whole(from = 1024, to = 256 * 1024) int maxMessageBytes,
  @Whole(from = 1, to = 1000) int sessionsPerBrowser,
  @Whole(from = 1, to = 1000) int messagesPerFrame
) {
  public static final CometDConfig DEFAULT = new CometDConfig(
    Duration.ofSeconds(30),
    Duration.ofSeconds(15),
    1000,
    64 * 1024,
    4,
    16
  );
}
