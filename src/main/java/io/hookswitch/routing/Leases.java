package io.hookswitch.routing;

import io.hookswitch.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has become of the numbers of one pool; a value.
 *
 * @param given every number that was ever lent
 */
record Leases(TreeMap<String, Lease> given) {
  /**
   * The last time a number was lent.
   *
   * @param anchor for what; {@code null} once it was dialled
   * @param until when it can be dialled, this instant excluded
   * @param free from when it can be lent again
   */
  record Lease(Anchor anchor, Instant until, Instant free) {
    private boolean open(Instant now) {
      return anchor != null && now.isBefore(until);
    }
  }

  static Leases none() {
    return new Leases(new TreeMap<>());
  }

  /** The number to lend: the one that is lent for the same already, else the one that was free longest. */
  Optional<String> choose(Anchor anchor, Collection<String> pool, int mostOfAUser, Instant now) {
    Optional<String> same = given
      .entrySet()
      .stream()
      .filter(entry -> entry.getValue().open(now) && entry.getValue().anchor().equals(anchor))
      .map(Map.Entry::getKey)
      .findFirst();
    if (same.isPresent()) return same;
    if (openOf(user(anchor), now) >= mostOfAUser) return Optional.empty();
    return pool
      .stream()
      .filter(number -> !freeFrom(number).isAfter(now))
      .min(Comparator.comparing(this::freeFrom));
  }

  Leases lend(String number, Anchor anchor, Instant now, Duration ttl, Duration quarantine) {
    Instant until = now.plus(ttl);
    return with(number, new Lease(anchor, until, until.plus(quarantine)));
  }

  /** What a number was lent for, if this caller may dial it now. */
  Optional<Anchor> anchor(String number, String caller, Instant now) {
    return Optional.ofNullable(given.get(number))
      .filter(lease -> lease.open(now))
      .map(Lease::anchor)
      .filter(anchor -> anchor.callers().contains(caller));
  }

  /** The number was dialled, and cannot be again. */
  Leases use(String number, Instant now) {
    Lease lease = given.get(number);
    Duration quarantine = Duration.between(lease.until(), lease.free());
    return with(number, new Lease(null, now, now.plus(quarantine)));
  }

  private long openOf(UserId user, Instant now) {
    return given
      .values()
      .stream()
      .filter(lease -> lease.open(now) && user(lease.anchor()).equals(user))
      .count();
  }

  private static UserId user(Anchor anchor) {
    return anchor.from().subscriber().user();
  }

  private Instant freeFrom(String number) {
    Lease lease = given.get(number);
    return lease == null ? Instant.MIN : lease.free();
  }

  private Leases with(String number, Lease lease) {
    TreeMap<String, Lease> next = new TreeMap<>(given);
    next.put(number, lease);
    return new Leases(next);
  }
}
