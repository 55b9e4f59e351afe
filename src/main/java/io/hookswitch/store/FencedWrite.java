package io.hookswitch.store;

import com.hazelcast.map.EntryProcessor;
import java.util.Arrays;
import java.util.Map;

/**
 * Replaces one call where it is kept, unless a newer owner or a newer state got there first.
 *
 * @param next {@code null} to remove the call
 * @param first whether the call begins with this
 * @param again whether this very write may have been done already
 */
record FencedWrite(
  long fence,
  long version,
  boolean first,
  byte[] next,
  boolean again
) implements EntryProcessor<Long, byte[], FencedWrite.Found> {
  /** What the writer found. The order is that of {@link FoundForm}. */
  enum Found {
    AS_EXPECTED,
    /** Another state than the writer thought, of the writer's own time: an earlier write of it whose end it did not see. */
    ANOTHER_STATE,
    NEWER_OWNER,
  }

  /** The same, after a first try whose end nobody knows. */
  FencedWrite repeated() {
    return new FencedWrite(fence, version, first, next, true);
  }

  @Override
  public Found process(Map.Entry<Long, byte[]> call) {
    Found found = found(call.getValue());
    if (found == Found.AS_EXPECTED) call.setValue(next);
    return found;
  }

  private Found found(byte[] before) {
    if (again && Arrays.equals(before, next)) return Found.AS_EXPECTED;
    if (before == null) return first ? Found.AS_EXPECTED : Found.ANOTHER_STATE;
    if (first) return Found.ANOTHER_STATE;
    Fenced kept = Fenced.read(before);
    if (kept.fence() > fence) return Found.NEWER_OWNER;
    return kept.version() < version || next == null ? Found.AS_EXPECTED : Found.ANOTHER_STATE;
  }
}
