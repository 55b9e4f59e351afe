package io.hookswitch.wire;

import io.hookswitch.call.UserId;
import io.hookswitch.user.KeptEvent;

/** One event of a user's stream, on its way to all nodes with somebody who listens. */
public record StreamNews(UserId user, KeptEvent event) {}
