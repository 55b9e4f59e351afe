package io.hookswitch.south.asterisk;

import io.hookswitch.call.CallId;

/** Too much waits for a call: an order may come again, and what has happened is looked for when there is room. */
final class Crowded extends RuntimeException {

  Crowded(CallId call) {
    super("too much waits for call " + call, null, false, false);
  }
}
