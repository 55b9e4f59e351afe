package io.hookswitch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the rules are.
 *
 * @param dir the folder whose rules a new cluster begins with
 * @param watch whether a change of the folder, once it is checked, comes into force in the cluster
 * @param candidates a folder with folders of rules that operators may point to; empty for none
 * @param compiled a folder for what compiling rules has led to, for the next start
 */
public record RulesConfig(Path dir, boolean watch, Optional<Path> candidates, Path compiled) {
  private static final Path COMPILED = Path.of("data/compiled-rules");
  public static final RulesConfig DEFAULT = new RulesConfig(Path.of("rules"));

  /** Neither watched nor with candidates. */
  public RulesConfig(Path dir) {
    this(dir, false, Optional.empty(), COMPILED);
  }
}
