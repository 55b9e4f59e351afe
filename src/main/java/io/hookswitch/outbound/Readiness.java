package io.hookswitch.outbound;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which record of a chain may be called now, if any.
 *
 * @param forbidden the numbers that are not to be called
 */
record Readiness(String tenant, Set<NumberKey> forbidden, Instant now) {
  /** The place of the first that may be called, preferably one without a result. */
  Optional<Integer> place(Chain chain) {
    return places(chain)
      .filter(place -> hours(chain, place).open(now))
      .boxed()
      .min(Comparator.comparing((Integer place) -> !chain.contacts().get(place).callResult().isEmpty()));
  }

  /** When the first of them may be called; empty when none ever may. */
  Optional<Instant> opening(Chain chain) {
    return places(chain)
      .mapToObj(place -> hours(chain, place).opening(now))
      .min(Comparator.naturalOrder());
  }

  boolean allows(Contact contact) {
    return !forbidden.contains(NumberKey.of(tenant, contact.phoneNumber()));
  }

  private IntStream places(Chain chain) {
    return IntStream.range(0, chain.contacts().size()).filter(place -> allows(chain.contacts().get(place)));
  }

  private static CallingHours hours(Chain chain, int place) {
    return CallingHours.of(chain.contacts().get(place));
  }
}
