package io.hookswitch.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What has to be so before a node is sent clients. Conditions are named while it is made, and asked from any thread. */
public final class Readiness {

  private final Map<String, BooleanSupplier> conditions = new LinkedHashMap<>();

  /** @param name what the node is not ready for want of, a word or two */
  public Readiness needs(String name, BooleanSupplier condition) {
    conditions.put(name, condition);
    return this;
  }

  /** What is not so; empty when the node is ready. */
  List<String> missing() {
    return conditions
      .entrySet()
      .stream()
      .filter(one -> !one.getValue().getAsBoolean())
      .map(Map.Entry::getKey)
      .toList();
  }
}
