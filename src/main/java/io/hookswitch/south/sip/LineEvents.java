package io.hookswitch.south.sip;

import io.hookswitch.call.ReleaseCause;

/** What lines tell; always on the connector's context. */
interface LineEvents {
  /** @param early whether something is to be heard from there before it is picked up */
  void ringing(String line, boolean talks, boolean early);

  void answered(String line);

  /** It was never connected. */
  void failed(String line, ReleaseCause cause);

  /** It was connected, and is not any more. */
  void ended(String line, ReleaseCause cause);

  void held(String line);

  void retrieved(String line);

  void pressed(String line, char key);

  /** The phone wants to transfer its call by its own key; it waits to be told what comes of it. */
  void referred(String line, ReferTo to);
}
