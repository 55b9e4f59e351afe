package io.hookswitch.south;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A part of the switch's own list of calls.
 *
 * @param calls that have at least one leg that is up, in the order of their numbers; without those that have none
 * @param last where the next part goes on, empty when there is none
 * @param covers the calls that would be on the list if they had a leg that is up; of others nothing may be concluded
 */
public record SwitchPage(List<SwitchCall> calls, Optional<CallId> last, Predicate<CallId> covers) {
  private static final Predicate<CallId> ALL = call -> true;

  /** Of a switch that says all it has. */
  public SwitchPage(List<SwitchCall> calls, Optional<CallId> last) {
    this(calls, last, ALL);
  }

  public SwitchPage {
    calls = List.copyOf(calls);
  }
}
