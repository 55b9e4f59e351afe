package io.hookswitch.shard;

import io.hookswitch.call.CallMachine;
import io.hookswitch.decisionlog.DecisionLog;
import io.hookswitch.push.Notifier;
import io.hookswitch.records.Recorder;
import io.hookswitch.rules.CapabilityRules;
import io.hookswitch.south.SwitchConnector;
import io.hookswitch.store.CallStore;
import java.time.InstantSource;

/**
 * The doors that an owner of calls needs; the same for all calls of a node.
 *
 * @param recorder is told of each moment once its state is stored, before anybody is answered
 */
public record Surroundings(
  CallMachine machine,
  CapabilityRules rules,
  CallStore store,
  SwitchConnector connector,
  Notifier notifier,
  Calls calls,
  Supervisors supervisors,
  DecisionLog decisions,
  InstantSource clock,
  Recorder recorder
) {
  /** With nobody who remembers. */
  public Surroundings(
    CallMachine machine,
    CapabilityRules rules,
    CallStore store,
    SwitchConnector connector,
    Notifier notifier,
    Calls calls,
    Supervisors supervisors,
    DecisionLog decisions,
    InstantSource clock
  ) {
    this(machine, rules, store, connector, notifier, calls, supervisors, decisions, clock, Recorder.NONE);
  }
}
