package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.SimConfig;
import java.util.function.Consumer;

/**
 * What the calls of one connector share.
 *
 * @param listener where events go
 * @param sweep to be told of a call that may be idle now
 * @param callBack to be told of a call that the network is going to make
 */
record SwitchFloor(
  SimLoop loop,
  SimStore store,
  SimConfig config,
  Exchange exchange,
  Consumer<SwitchEvent> listener,
  Consumer<CallId> sweep,
  Consumer<CallBack> callBack
) {}
