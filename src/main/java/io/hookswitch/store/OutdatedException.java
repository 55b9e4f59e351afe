package io.hookswitch.store;

import io.hookswitch.call.CallId;

/** The writer of a call does not know its newest state; nothing has been written. */
public final class OutdatedException extends RuntimeException {

  OutdatedException(CallId call, long version) {
    super("call " + call + " is kept in another state than the one before version " + version, null, false, false);
  }
}
