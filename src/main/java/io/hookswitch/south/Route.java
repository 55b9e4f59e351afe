package io.hookswitch.south;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;

/**
 * Where an arrived leg goes: it becomes a call of a subscriber. The switch reports it with {@link
 * io.hookswitch.call.SwitchEvent.Placed} and then reaches the called party.
 *
 * @param call a new call: the arrived leg is party 0, the called one party 1
 * @param from the subscriber whose leg it is; the called party is shown this number
 * @param to whom to reach
 */
public record Route(CallId call, String tenant, Endpoint from, Endpoint to) {}
