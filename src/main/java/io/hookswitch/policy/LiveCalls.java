package io.hookswitch.policy;

import io.hookswitch.call.Call;
import io.hookswitch.rules.CapabilityRules;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** The calls that this node owns, for whoever wants to see all of them: a few at a time, so that none of them waits. */
public interface LiveCalls {
  /**
   * Shows every call as it is at one moment, each at another.
   *
   * @param look called on any event loop, by several at once; must not block
   */
  Future<Void> look(Consumer<Call> look);

  /**
   * Tells the users of all calls whose list is another than these rules would have made it.
   *
   * @return how many were told
   */
  Future<Integer> review(CapabilityRules before);
}
