package io.hookswitch.north.genesysv2;

import io.hookswitch.call.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words for what can be done with a call. Where the core and this dialect know the same operation they spell it the
 * same; some operations of the core have no word here.
 */
final class Capabilities {

  /** Dialling is done to a device, not to a call; refusing, deflecting and pulling are of the other dialect only. */
  private static final Set<Operation> WITH_WORD = Collections.unmodifiableSet(
    EnumSet.complementOf(EnumSet.of(Operation.Dial, Operation.Reject, Operation.Deflect, Operation.PullCall))
  );

  private Capabilities() {}

  /**
   * What a client is shown, in an order that depends on nothing else.
   *
   * @param allowed by the rules
   * @param features that the user has
   */
  static List<String> shown(Set<Operation> allowed, Set<String> features) {
    List<String> shown = new ArrayList<>(allowed.size());
    for (Operation operation : WITH_WORD) {
      if (allowed.contains(operation) && Feature.neededFor(operation).in(features)) shown.add(operation.name());
    }
    return Collections.unmodifiableList(shown);
  }
}
