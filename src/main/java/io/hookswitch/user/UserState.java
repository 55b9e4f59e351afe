package io.hookswitch.user;

import io.hookswitch.call.UserId;

/**
 * What the owner of a user holds in memory.
 *
 * @param user who
 * @param version grows by one with each change
 * @param stream where the user's event stream is
 */
public record UserState(UserId user, long version, Stream stream) {
  UserState with(Stream next) {
    return new UserState(user, version + 1, next);
  }
}
