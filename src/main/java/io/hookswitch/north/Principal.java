package io.hookswitch.north;

import io.hookswitch.directory.User;

/**
 * Somebody whose credentials were good.
 *
 * @param user as the directory knows it now, not as it was at login
 */
public record Principal(User user) {}
