package io.hookswitch.rules;

import java.nio.file.Path;

/** The rules of this project, for tests that are about something else: compiled once for all of them. */
public final class Shipped {

  /** Of this build; all tests and the gateways that they start share it. */
  public static final Path FOLDER = Path.of("target/compiled-rules").toAbsolutePath();

  public static final VerdictMemory MEMORY = VerdictMemory.in(FOLDER);

  private static final CompiledRules RULES = CompiledRules.of(RuleSet.read(Path.of("rules")), 0, MEMORY);

  private Shipped() {}

  public static CompiledRules rules() {
    return RULES;
  }
}
