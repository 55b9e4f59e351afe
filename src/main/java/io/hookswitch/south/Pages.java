package io.hookswitch.south;

import io.hookswitch.call.CallId;
import io.hookswitch.call.SwitchCall;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** The lists of several switches as one. */
final class Pages {

  private Pages() {}

  /**
   * A page as far as all of them go.
   *
   * @param said by name; at least one
   * @param covers whether a call is with one of the switches of these names
   */
  static SwitchPage merged(Map<String, SwitchPage> said, BiPredicate<Set<String>, CallId> covers) {
    Optional<CallId> last = said
      .values()
      .stream()
      .flatMap(page -> page.last().stream())
      .min(Comparator.naturalOrder());
    List<SwitchCall> calls = said
      .values()
      .stream()
      .flatMap(page -> page.calls().stream())
      // What comes after that is on the next page, with what is between.
      .filter(one -> last.map(end -> one.call().compareTo(end) <= 0).orElse(true))
      .sorted(Comparator.comparing(SwitchCall::call))
      .toList();
    Set<String> names = Set.copyOf(said.keySet());
    return new SwitchPage(
      calls,
      last,
      call ->
        said
          .values()
          .stream()
          .allMatch(page -> page.covers().test(call)) && covers.test(names, call)
    );
  }
}
