package io.hookswitch.routing;

import io.hookswitch.call.Endpoint;
import java.util.Set;

/**
 * A call that a user is about to make from a phone in the network.
 *
 * @param callers the numbers under which the network may present that phone
 * @param from the user's end: the number that the called party is shown, and the phone
 * @param to whom the user wants to reach
 */
public record Anchor(Set<String> callers, Endpoint from, Endpoint to) {
  public Anchor {
    callers = Set.copyOf(callers);
    if (!from.internal()) throw new IllegalArgumentException("an anchor belongs to a user: " + from.number());
  }
}
