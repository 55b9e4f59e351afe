package io.hookswitch.rules;

import io.hookswitch.call.CallFacts;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Circumstances;
import io.hookswitch.call.Decision;
import io.hookswitch.call.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The door to the policy: what a party may do, given everything that may matter. */
public interface CapabilityRules extends Rules {
  /**
   * Decides. Always the same answer for the same facts while the same rules are in force; quick enough for an event
   * loop; safe to call from any thread.
   */
  Decision decide(CallFacts facts);

  /** What the facts of a tenant's calls are made of beside the call; quick, and safe from any thread. */
  Circumstances circumstances(String tenant, Instant at);

  /** When the circumstances of some tenant change by themselves next, or when to look again. */
  default Instant turn(Instant now) {
    return now.plus(Duration.ofDays(1));
  }

  /**
   * Why an operation is allowed for these facts, or why not: the rules, their cells and their authors' reasons, a line
   * each; none from rules that do not know. Reads every rule: for refusals and for whoever asks, not for every decision.
   */
  default List<String> explain(CallFacts facts, Operation operation) {
    return List.of();
  }

  /**
   * What decided against an operation, for whoever was refused it: the rules that deny it; where none does, the rules or cells
   * that come nearest to allowing it, and what they need. Three at most, each short; none from rules that do not know.
   */
  default List<String> reasons(CallFacts facts, Operation operation) {
    return List.of();
  }

  /**
   * What decided until a moment ago: an owner that went in that moment may not have told the users of its calls that their
   * lists are others now. Empty when that is long ago.
   */
  default Optional<CapabilityRules> replaced() {
    return Optional.empty();
  }

  /** The rules of this moment, for an answer that takes more than one question. */
  default CapabilityRules now() {
    return this;
  }

  /** The same for one call: while new rules are on trial, some calls have them and the others do not. */
  default CapabilityRules of(CallId call) {
    return this;
  }
}
