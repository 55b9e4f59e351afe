package io.hookswitch.cluster;

import java.util.Set;
import java.util.UUID;

/**
 * On what a write stands.
 *
 * @param copy the member that has the first copy of its partition, {@code null} for nobody
 */
record Footing(UUID copy, Set<UUID> members) {
  boolean copied() {
    return copy != null && members.contains(copy);
  }

  /** Whether the copy that a write waited for is the one that has confirmed it. */
  boolean held(Footing after) {
    return copied() && copy.equals(after.copy()) && after.members().containsAll(members);
  }
}
