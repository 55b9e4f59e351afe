/** CometD's own server on Jetty, as its documentation sets it up; for {@code make bench}. */
package io.hookswitch.bench.cometd;
