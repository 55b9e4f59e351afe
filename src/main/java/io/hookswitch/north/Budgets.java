package io.hookswitch.north;

import io.hookswitch.call.UserId;
import io.hookswitch.config.LimitsConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many commands users and tenants may send to this node. One for all event loops, which take turns.
 *
 * <p>A full budget is forgotten, so no more are kept than users that were busy a moment ago, and never more than the
 * directory has.
 */
final class Budgets {

  /** So many, before the first look for those that can be forgotten. */
  private static final int FEW = 1024;

  private final LimitsConfig limits;
  private final LongSupplier nanos;
  private final Map<UserId, Budget> users = new HashMap<>();
  private final Map<String, Budget> tenants = new HashMap<>();
  private int many = FEW;

  /** @param nanos a clock that only counts on */
  Budgets(LimitsConfig limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /** Spends one command of the user's and of the tenant's, or, where there is none left, of neither. */
  synchronized Optional<Problem> spend(UserId user) {
    long now = nanos.getAsLong();
    Budget own = of(users.get(user), now, limits.userRate(), limits.userBurst());
    if (limits.userRate() > 0 && own.empty()) return Optional.of(tooFast("user", limits.userRate(), own));
    Budget shared = of(tenants.get(user.tenant()), now, limits.tenantRate(), limits.tenantBurst());
    if (limits.tenantRate() > 0 && shared.empty()) return Optional.of(tooFast("tenant", limits.tenantRate(), shared));
    if (limits.userRate() > 0) users.put(user, own.spend());
    if (limits.tenantRate() > 0) tenants.put(user.tenant(), shared.spend());
    if (users.size() > many) forget(now);
    return Optional.empty();
  }

  synchronized int size() {
    return users.size() + tenants.size();
  }

  /** Looks at all, so not often: when there are twice as many as were left the last time. */
  private void forget(long now) {
    users.values().removeIf(one -> one.at(now, limits.userRate(), limits.userBurst()).tokens() >= limits.userBurst());
    many = Math.max(FEW, 2 * users.size());
  }

  private static Budget of(Budget known, long now, int rate, int burst) {
    return known == null ? Budget.full(burst, now) : known.at(now, rate, burst);
  }

  private static Problem tooFast(String whose, int rate, Budget spent) {
    String detail = "More than " + rate + " commands a second of this " + whose + "; it was not done.";
    Duration wait = spent.wait(rate);
    return Problem.later(Problem.Kind.TOO_FAST, detail, wait);
  }
}
