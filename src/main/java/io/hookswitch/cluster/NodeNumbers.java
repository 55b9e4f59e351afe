package io.hookswitch.cluster;

import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import java.util.Set;
import java.util.function.Supplier;

/** Leases a small number to each node, for as long as it is a member. */
final class NodeNumbers {

  static final int MOST_NODES = 1024;
  /** While members come and go a write may end in doubt, each time after the patience for its copy. */
  private static final int TRIES = 5;

  private NodeNumbers() {}

  static int lease(IMap<Integer, String> taken, String self, Supplier<Set<String>> members) {
    for (int number = 0; number < MOST_NODES; number++) {
      if (leased(number, taken, self, members)) return number;
    }
    throw new IllegalStateException("all " + MOST_NODES + " node numbers are taken");
  }

  /** May be asked again: a number that was taken by a write in doubt is then found to be this node's. */
  private static boolean leased(int number, IMap<Integer, String> taken, String self, Supplier<Set<String>> members) {
    for (int again = 1; ; again++) {
      try {
        String holder = taken.putIfAbsent(number, self);
        if (holder == null || holder.equals(self)) return true;
        return !members.get().contains(holder) && taken.replace(number, holder, self);
      } catch (IndeterminateOperationStateException doubt) {
        if (again == TRIES) throw doubt;
      }
    }
  }
}
