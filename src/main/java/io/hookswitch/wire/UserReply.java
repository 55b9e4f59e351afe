package io.hookswitch.wire;

import io.hookswitch.user.KeptEvent;
import java.util.List;

/**
 * The owner's answer to a {@link UserAsk}.
 *
 * @param epoch of the stream, 0 when it has not begun
 * @param offset of the event that was appended, or, after a look, of the last event
 * @param recovered after a look: whether {@code missed} is all that happened since
 * @param missed in order
 */
public record UserReply(long epoch, long offset, boolean recovered, List<KeptEvent> missed) {}
