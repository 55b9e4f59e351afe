package io.hookswitch.north.tenantv1;

import io.hookswitch.call.Endpoint;
import java.util.Optional;

/**
 * The body of a PUT, understood.
 *
 * @param to where to, with a {@link Action#blindTransfer} only
 * @param other the consulted half, with a {@link Action#consultativeTransfer} only
 */
record Modification(Action action, Optional<Endpoint> to, Optional<HalfId> other) {
  static Modification of(Action action) {
    return new Modification(action, Optional.empty(), Optional.empty());
  }
}
