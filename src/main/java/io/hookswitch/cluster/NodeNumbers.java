package io.hookswitch.cluster;

import com.hazelcast.map.IMap;
import java.util.Set;
import java.util.function.Supplier;

/** Leases a small number to each node, for as long as it is a member. */
final class NodeNumbers {

  static final int MOST_NODES = 1024;

  private NodeNumbers() {}

  static int lease(IMap<Integer, String> taken, String self, Supplier<Set<String>> members) {
    for (int number = 0; number < MOST_NODES; number++) {
      String holder = taken.putIfAbsent(number, self);
      if (holder == null || holder.equals(self)) return number;
      if (!members.get().contains(holder) && taken.replace(number, holder, self)) return number;
    }
    throw new IllegalStateException("all " + MOST_NODES + " node numbers are taken");
  }
}
