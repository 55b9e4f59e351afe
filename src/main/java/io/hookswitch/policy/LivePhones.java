package io.hookswitch.policy;

import io.hookswitch.rules.DeviceRules;
import io.vertx.core.Future;

/** The phones and channels of the users that this node looks after: every user has one such node. */
@FunctionalInterface
public interface LivePhones {
  /**
   * Tells all users of whose phones something else may be done than by these rules.
   *
   * @return how many were told
   */
  Future<Integer> review(DeviceRules before);
}
