/**
 * Who is who: tenants, groups, users, phones and numbers, behind the door {@link io.hookswitch.directory.Directory}.
 *
 * <p>In comes one file, read whole before the node serves ({@link io.hookswitch.directory.YamlDirectory}); out go records
 * that never change, and the answer to "is this the user's password". A file with mistakes is refused with all of them
 * at once, because an operator who fixes one line per restart gives up.
 *
 * <p>What never happens here: a password or its hash leaves this room (not in a record, a log line or a message), a
 * number of one tenant leads to a user of another, an event loop waits for a password check.
 */
package io.hookswitch.directory;
