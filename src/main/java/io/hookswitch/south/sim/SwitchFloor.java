package io.hookswitch.south.sim;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.config.SimConfig;
import io.hookswitch.south.Arrival;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the calls of one connector share.
 *
 * @param listener where events go
 * @param arrivals takes a leg that has dialled a routing number, and says whether it did
 * @param sweep to be told of a call that may be idle now
 * @param callBack to be told of a call that the network is going to make
 */
record SwitchFloor(
  SimLoop loop,
  SimStore store,
  SimConfig config,
  Exchange exchange,
  Consumer<SwitchEvent> listener,
  Function<Arrival, Future<Optional<CallId>>> arrivals,
  Consumer<CallId> sweep,
  Consumer<CallBack> callBack
) {}
