package io.hookswitch.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One field of the facts compared with constants.
 *
 * @param within whether the field's value must be among the constants or must not
 * @param values constants as they are spelled in the rule, without type and quotes; never empty
 */
record Condition(Vocabulary.Field field, boolean within, Set<String> values) {
  /** Whether facts exist that fulfil all of these. */
  static boolean satisfiable(List<Condition> conditions) {
    return conditions
      .stream()
      .collect(Collectors.groupingBy(Condition::field))
      .entrySet()
      .stream()
      .allMatch(one -> someValue(one.getKey(), one.getValue()));
  }

  private static boolean someValue(Vocabulary.Field field, List<Condition> conditions) {
    Set<String> candidates = new LinkedHashSet<>(field.values());
    if (field.kind() == Vocabulary.Kind.TEXT) {
      conditions.forEach(condition -> candidates.addAll(condition.values));
      candidates.add("\0 any other text");
    }
    return candidates
      .stream()
      .anyMatch(value ->
        conditions.stream().allMatch(condition -> condition.values.contains(value) == condition.within)
      );
  }
}
