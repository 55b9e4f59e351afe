/**
 * News for users. In come {@code Notice}s from the owners of calls; out they go to every node that has somebody who
 * listens. Publishing never waits and never fails, so that no listener can hold up a call.
 */
package io.hookswitch.push;
