/**
 * Bearer tokens: signed texts (JWT) by which a user is known without a password and without a session.
 *
 * <p>In comes the text of an {@code Authorization} header, out goes the user it stands for, or nothing; and, where the
 * operator wants that, a token for a user that has just logged in. Keys come from files and from an issuer's URL, and are
 * read anew while the node runs, so that keys change without a restart.
 *
 * <p>What never happens here: a token without a signature is good, a token chooses the key or the algorithm that it is
 * checked with (the operator's list does), a token or a key reaches a log line, a check waits for anything but one
 * bounded fetch of keys.
 */
package io.hookswitch.token;
