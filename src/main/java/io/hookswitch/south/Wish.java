package io.hookswitch.south;

import io.hookswitch.call.Command;
import io.hookswitch.call.UserId;

/**
 * What a user has asked for by a key of the phone that is not only about the phone's own end of the call. It is subject to the rules
 * as if the user's client had asked.
 */
public record Wish(UserId user, Command command) {}
