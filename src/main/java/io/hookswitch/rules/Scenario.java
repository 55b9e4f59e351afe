package io.hookswitch.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of {@code tests/*.csv}: what must hold for all facts that fit what is given.
 *
 * @param tenants {@link FactSpace#ANY_TENANT} for a tenant without rules of its own; empty for every tenant
 * @param given the values that are meant, by field; all where a field is missing
 * @param exactly all that may be allowed, apart from recording, which follows from its control
 */
record Scenario(
  String file,
  int line,
  String name,
  Vocabulary words,
  Set<String> tenants,
  Map<String, Set<String>> given,
  Set<String> allowed,
  Set<String> forbidden,
  Optional<Set<String>> exactly,
  Optional<String> recording
) {
  /** Whether the scenario would notice if this operation were decided otherwise. */
  boolean speaksOf(String operation) {
    return (
      allowed.contains(operation) ||
      forbidden.contains(operation) ||
      (exactly.isPresent() && !words.implied().contains(operation)) ||
      (recording.isPresent() && words.implied().contains(operation))
    );
  }

  String place() {
    return file + ":" + line + " " + name;
  }
}
