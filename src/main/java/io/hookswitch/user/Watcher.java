package io.hookswitch.user;

import io.hookswitch.call.UserId;

/**
 * Who monitors a phone: a supervisor, from one of its own phones. Says where to look; what counts is what that phone is
 * armed for.
 */
public record Watcher(UserId user, String device) {}
