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
  static final String TENANT = "tenant";

  static Condition tenant(Vocabulary words, boolean within, Set<String> tenants) {
    return new Condition(words.fields().get(TENANT), within, tenants);
  }

  /** Whether a value of the field fulfils this. */
  boolean holds(String value) {
    return values.contains(value) == within;
  }

  /** As an author would write it in a cell. */
  String shown() {
    String list = String.join(", ", values);
    if (values.size() == 1) return field.name() + (within ? " == " : " != ") + list;
    return field.name() + (within ? " in (" : " not in (") + list + ")";
  }

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
