package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;

/** What lines tell; always on the connector's context. */
interface LineEvents {
  void ringing(String line, boolean talks);

  void answered(String line);

  /** It was never connected. */
  void failed(String line, ReleaseCause cause);

  /** It was connected, and is not any more. */
  void ended(String line, ReleaseCause cause);

  void held(String line);

  void retrieved(String line);

  void pressed(String line, char key);
}
