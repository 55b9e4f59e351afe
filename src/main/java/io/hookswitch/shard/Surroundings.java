package io.hookswitch.shard;

import io.hookswitch.call.CallMachine;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.push.Notifier;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.store.CallStore;
import java.time.InstantSource;

/** The doors that an owner of calls needs; the same for all calls of a node. */
public record Surroundings(
  CallMachine machine,
  CapabilityRules rules,
  CallStore store,
  SwitchConnector connector,
  Notifier notifier,
  Calls calls,
  Supervisors supervisors,
  DecisionLog decisions,
  InstantSource clock
) {}
