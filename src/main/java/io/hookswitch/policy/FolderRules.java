package io.hookswitch.policy;

import io.hookswitch.rules.RuleFiles;
import io.hookswitch.rules.RulesException;
import io.hookswitch.rules.VerdictMemory;
import java.nio.file.Path;

/**
 * The folder of this node, read once. Compiled before it is known whether it is needed: that is done beside the joining of
 * the cluster, which takes as long.
 */
public final class FolderRules {

  private final RuleFiles files;
  private final Loaded loaded;
  private final RulesException mistakes;
  private final VerdictMemory memory;

  private FolderRules(RuleFiles files, Loaded loaded, RulesException mistakes, VerdictMemory memory) {
    this.memory = memory;
    this.files = files;
    this.loaded = loaded;
    this.mistakes = mistakes;
  }

  /**
   * Takes seconds when there is nothing to remember: not for an event loop. Mistakes are told when they matter.
   *
   * @param memory for these rules and those that come later
   */
  public static FolderRules read(Path folder, VerdictMemory memory) {
    RuleFiles files = RuleFiles.read(folder);
    try {
      return new FolderRules(files, Loaded.of(1, files, memory), null, memory);
    } catch (RulesException mistakes) {
      return new FolderRules(files, null, mistakes, memory);
    }
  }

  VerdictMemory memory() {
    return memory;
  }

  RuleFiles files() {
    return files;
  }

  /** As generation 1. */
  Loaded loaded() {
    if (mistakes != null) throw mistakes;
    return loaded;
  }

  /** {@code null} when there are none. */
  RulesException mistakes() {
    return mistakes;
  }
}
