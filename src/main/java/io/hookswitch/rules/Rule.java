package io.hookswitch.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that passed the gate.
 *
 * @param why the author's reason, plain text, {@code ""} without one; never part of what Drools sees
 * @param words of calls, or of devices
 * @param conditions all must hold; none means always
 * @param actions in the order of writing, which has no meaning
 */
record Rule(
  String name,
  String file,
  int line,
  int column,
  String why,
  Vocabulary words,
  List<Condition> conditions,
  List<Action> actions
) {
  /** What a rule does when it fires. */
  sealed interface Action {}

  record Allow(Set<String> operations) implements Action {}

  record Deny(Set<String> operations) implements Action {}

  record Recording(String control) implements Action {}

  /** Everything that this rule allows or denies. */
  Set<String> operations() {
    return actions
      .stream()
      .flatMap(
        action ->
          switch (action) {
            case Allow allow -> allow.operations().stream();
            case Deny deny -> deny.operations().stream();
            case Recording recording -> java.util.stream.Stream.<String>empty();
          }
      )
      .collect(java.util.stream.Collectors.toSet());
  }

  /** The recording control that this rule sets. A rule sets one at most: the gate sees to it. */
  Optional<String> control() {
    return actions
      .stream()
      .filter(Recording.class::isInstance)
      .map(action -> ((Recording) action).control())
      .findFirst();
  }

  /** Whether a condition is about this field of the facts. */
  boolean asks(String field) {
    return conditions.stream().anyMatch(one -> one.field().name().equals(field));
  }

  /** Whether facts exist for which both rules fire. */
  boolean meets(Rule other) {
    return (
      words.equals(other.words) &&
      Condition.satisfiable(java.util.stream.Stream.concat(conditions.stream(), other.conditions.stream()).toList())
    );
  }

  String place() {
    return file + ":" + line;
  }
}
