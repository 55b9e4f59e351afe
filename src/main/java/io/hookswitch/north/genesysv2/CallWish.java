package io.hookswitch.north.genesysv2;

import io.hookswitch.call.CallId;
import io.hookswitch.call.Command;
import io.hookswitch.call.PartyId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a client wants done with one of its calls.
 *
 * @param operationName in the client's words
 * @param call which; perhaps none of the client's
 * @param other the other call that the client names, perhaps none of its own; empty when it names none
 * @param ringingOnly whether it means something only while the call rings
 * @param command what that is, once it is known which party acts
 */
record CallWish(
  String operationName,
  CallId call,
  Optional<CallId> other,
  boolean ringingOnly,
  Function<PartyId, Command> command
) {
  /** Whether it means something when the user has left the call, too. */
  boolean afterwards() {
    return operationName.equals("SetCallDisposition");
  }
}
