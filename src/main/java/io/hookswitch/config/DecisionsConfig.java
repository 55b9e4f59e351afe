package io.hookswitch.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The log of decisions: every refusal, and the accepted commands of some calls.
 *
 * @param enabled whether there is one
 * @param file the newest is this with {@code .0} behind it, then {@code .1} and so on
 * @param share of calls whose accepted commands are written, those of a call all or none
 * @param fileBytes after which a new file is begun
 * @param files kept, the newest included
 * @param queue records that may wait for the disk; more are dropped and counted
 * @param mask keys of user data whose values are not written; must match the whole key
 */
public record DecisionsConfig(
  boolean enabled,
  Path file,
  @Share double share,
  @Whole(from = 10_000, to = 1_000_000_000) int fileBytes,
  @Whole(from = 1, to = 100) int files,
  @Whole(from = 1, to = 1_000_000) int queue,
  Pattern mask
) {
  public static final DecisionsConfig DEFAULT = new DecisionsConfig(
    true,
    Path.of("logs/decisions.jsonl"),
    0.0,
    10_000_000,
    10,
    8192,
    Pattern.compile(".*")
  );

  /** Patterns are equal when they are spelled alike. */
  @Override
  public boolean equals(Object other) {
    return (
      other instanceof DecisionsConfig that &&
      enabled == that.enabled &&
      file.equals(that.file) &&
      share == that.share &&
      fileBytes == that.fileBytes &&
      files == that.files &&
      queue == that.queue &&
      mask.pattern().equals(that.mask.pattern())
    );
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(enabled, file, share, fileBytes, files, queue, mask.pattern());
  }
}
