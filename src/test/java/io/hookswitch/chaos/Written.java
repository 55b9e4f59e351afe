package io.hookswitch.chaos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state of a call that somebody has put somewhere, and was told is safe: now it acts on it. What only copies held that
 * were discarded, and nobody was told is safe, is none: nobody has acted on it.
 *
 * @param node who wrote it
 * @param fence of the owner
 */
record Written(String node, Where where, long call, long fence, long version) {
  enum Where {
    STORE,
    SWITCH,
  }

  /** What a node says, before it does anything else, when it has been told; at log level DEBUG. */
  private static final Pattern LINE = Pattern.compile(
    "(switch: )?call (\\d+): version (\\d+) is kept under fence (-?\\d+)$"
  );

  static Optional<Written> in(String line, String node) {
    Matcher found = LINE.matcher(line);
    if (!found.find()) return Optional.empty();
    Where where = found.group(1) == null ? Where.STORE : Where.SWITCH;
    return Optional.of(new Written(node, where, number(found, 2), number(found, 4), number(found, 3)));
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }
}
