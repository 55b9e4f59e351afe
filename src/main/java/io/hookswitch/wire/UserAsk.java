package io.hookswitch.wire;

import io.hookswitch.call.UserId;
import io.hookswitch.user.UserInput;
import java.time.Instant;

/**
 * One input, or a look at the event stream, on its way to the owner of a user.
 *
 * @param user whose
 * @param input what happens, {@code null} to look only
 * @param epoch with a look: of the last event that was seen
 * @param after with a look: the offset of the last event that was seen; below 0 to ask only where the stream is
 * @param deadline after which nobody waits for the answer any more
 */
public record UserAsk(UserId user, UserInput input, long epoch, long after, Instant deadline) implements Addressed {}
