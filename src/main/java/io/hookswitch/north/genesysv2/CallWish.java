package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.PartyId;
import java.util.function.Function;

/**
 * What a client wants done with one of its calls.
 *
 * @param operationName in the client's words
 * @param call which; perhaps none of the client's
 * @param ringingOnly whether it means something only while the call rings
 * @param command what that is, once it is known which party acts
 */
record CallWish(String operationName, CallId call, boolean ringingOnly, Function<PartyId, Command> command) {}
