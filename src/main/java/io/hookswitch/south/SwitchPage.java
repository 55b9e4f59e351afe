package io.hookswitch.south;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchCall;
import java.util.List;
import java.util.Optional;

/**
 * A part of the switch's own list of calls.
 *
 * @param calls that have at least one leg that is up, in the order of their numbers; without those that have none
 * @param last where the next part goes on, empty when there is none
 */
public record SwitchPage(List<SwitchCall> calls, Optional<CallId> last) {
  public SwitchPage {
    calls = List.copyOf(calls);
  }
}
