package io.hookswitch.south.sim;

import io.hookswitch.config.SimConfig;
import java.time.Duration;

/** The equipment around the calls: phones, number plan, times. Never changes while the switch runs. */
record Exchange(Phones phones, NumberPlan plan, Duration ownPhonePickup, Duration ringTimeout) {
  static Exchange of(SimConfig config, Phones phones) {
    return new Exchange(phones, new NumberPlan(config.plan()), config.ownPhonePickup(), config.ringTimeout());
  }
}
