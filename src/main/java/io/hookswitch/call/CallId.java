package io.hookswitch.call;

/**
 * The one identity of a call in the whole cluster; every id that a client sees is an encoding of it.
 *
 * @param number positive, unique in the cluster for good (see {@code shard.CallNumbers}); any node can route by it
 *     without a look-up
 */
public record CallId(long number) implements Comparable<CallId> {
  public CallId {
    if (number <= 0) {
      throw new IllegalArgumentException("a call number is positive: " + number);
    }
  }

  /** The party with this index on this call. */
  public PartyId party(int index) {
    return new PartyId(this, index);
  }

  @Override
  public int compareTo(CallId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
