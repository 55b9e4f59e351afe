package io.hookswitch.call;

import java.time.Instant;

/**
 * A stretch of a leg that was recorded, as the gateway was told of it.
 *
 * @param from when the switch reported that it records
 * @param to when it reported that it does no longer, or the leg was gone; {@code null} while it records
 * @param then what came after: {@code Paused}, {@code None} or {@code Failed}; {@code null} while it records
 */
public record RecordingSegment(Instant from, Instant to, RecordingState then) {}
