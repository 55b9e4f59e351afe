package io.hookswitch.rules;

import java.util.Optional;

/**
 * How a scenario went.
 *
 * @param place {@code file:line name}
 * @param cases how many facts it speaks of
 * @param wrong how many of them decide otherwise
 * @param failure what was expected, for one of those
 */
public record ScenarioResult(String place, long cases, long wrong, Optional<String> failure) {
  public boolean good() {
    return wrong == 0;
  }
}
