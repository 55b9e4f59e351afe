package io.hookswitch.rules;

import io.hookswitch.user.DeviceDecision;
import io.hookswitch.user.DeviceFacts;

/** The door to the policy of phones: what a user may do with one, and with the channel of whoever works there. */
public interface DeviceRules extends Rules {
  /** Decides; with the same promises as {@link CapabilityRules#decide}, from the same folder of rules. */
  DeviceDecision decide(DeviceFacts facts);
}
