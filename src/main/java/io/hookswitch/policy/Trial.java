package io.hookswitch.policy;

import io.hookswitch.call.CallId;
import java.util.Set;
import java.util.TreeSet;

/**
 * For whom a generation is on trial (canary). A call is in or out for its whole life, on every node.
 *
 * @param generation on trial
 * @param tenants whose calls take part; all when empty
 * @param percent share of these calls, from 1 to 100
 */
public record Trial(long generation, Set<String> tenants, int percent) {
  public Trial {
    tenants = java.util.Collections.unmodifiableSet(new TreeSet<>(tenants));
  }

  /** Whether a call takes part. */
  boolean takes(String tenant, CallId call) {
    return of(tenant) && bucket(call) < percent;
  }

  /** Whether everything that a tenant does takes part, phones and calls to come included. */
  boolean takesAllOf(String tenant) {
    return of(tenant) && percent == 100;
  }

  private boolean of(String tenant) {
    return tenants.isEmpty() || tenants.contains(tenant);
  }

  /** From 0 to 99. Numbers of calls are far from random: their last bits count up. */
  private static int bucket(CallId call) {
    long mixed = (call.number() ^ (call.number() >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 33), 100);
  }
}
