package io.hookswitch.config;

import java.nio.file.Path;

/**
 * Where the rules are.
 *
 * @param dir the folder whose rules decide what is allowed
 */
public record RulesConfig(Path dir) {
  public static final RulesConfig DEFAULT = new RulesConfig(Path.of("rules"));
}
