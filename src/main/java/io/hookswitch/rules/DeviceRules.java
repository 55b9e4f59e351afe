package io.hookswitch.rules;

import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;
import io.hookswitch.user.DeviceOperation;
import java.util.List;

/** The door to the policy of phones: what a user may do with one, and with the channel of whoever works there. */
public interface DeviceRules extends Rules {
  /** Decides; with the same promises as {@link CapabilityRules#decide}, from the same folder of rules. */
  DeviceDecision decide(DeviceFacts facts);

  /** As {@link CapabilityRules#reasons}. */
  default List<String> reasons(DeviceFacts facts, DeviceOperation operation) {
    return List.of();
  }
}
