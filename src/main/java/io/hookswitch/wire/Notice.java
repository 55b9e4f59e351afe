package io.hookswitch.wire;

import io.hookswitch.call.Call;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Effect;
import java.time.Instant;

/**
 * News about a call for the user of one party.
 *
 * @param call as it was when the news arose
 * @param party whose view this is, an index of the call; always a subscriber's
 * @param news what it is about
 * @param decision what the party may do now
 * @param failure what went wrong, with {@code Failure} only, else {@code null}
 * @param at when it arose
 */
public record Notice(Call call, int party, Effect.News news, Decision decision, String failure, Instant at) {}
