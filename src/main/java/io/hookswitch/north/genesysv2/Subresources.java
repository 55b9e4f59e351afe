package io.hookswitch.north.genesysv2;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The collections that a client wants embedded. Names that nobody knows ask for nothing, as clients of all ages do. */
record Subresources(Set<String> names) {
  static final Subresources NONE = new Subresources(Set.of());

  /** @param list names separated by commas, {@code *} for all */
  static Subresources of(String list) {
    return new Subresources(Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet()));
  }

  boolean has(String name) {
    return names.contains(name) || names.contains("*");
  }
}
