package io.hookswitch.policy;

import io.hookswitch.rules.DroolsCapabilityRules;
import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RuleSet;

/**
 * A generation that this node can use at once.
 *
 * @param set for whoever asks why
 * @param rules whose every decision names the generation
 */
record Loaded(long generation, String hash, RuleSet set, DroolsCapabilityRules rules) {
  /**
   * Reads and compiles; takes a second: not for an event loop.
   *
   * @throws io.hookswitch.rules.RulesException when this node cannot use these files
   */
  static Loaded of(long generation, RuleFiles files) {
    RuleSet set = RuleSet.of(files);
    return new Loaded(generation, files.fingerprint(), set, DroolsCapabilityRules.of(set, generation));
  }

  /** The same rules under another number. */
  Loaded as(long other) {
    return new Loaded(other, hash, set, rules.as(other));
  }
}
