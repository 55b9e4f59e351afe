package io.hookswitch.policy;

import io.hookswitch.rules.CompiledRules;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RuleSet;
import io.hookswitch.rules.VerdictMemory;

/**
 * A generation that this node can use at once.
 *
 * @param rules whose every decision names the generation
 */
record Loaded(long generation, CompiledRules rules) {
  /**
   * Reads and compiles; takes a second, or seconds when nothing is remembered: not for an event loop.
   *
   * @throws io.hookswitch.rules.RulesException when this node cannot use these files
   */
  static Loaded of(long generation, RuleFiles files, VerdictMemory memory) {
    return new Loaded(generation, CompiledRules.of(RuleSet.of(files), generation, memory));
  }

  String hash() {
    return rules.hash();
  }
}
