package io.hookswitch.policy;

import io.hookswitch.call.CallFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The facts of the last decisions of this node, for whoever wants to know what other rules would have said. */
final class RecentFacts {

  /** A power of two. */
  static final int KEPT = 1 << 13;

  private final AtomicReferenceArray<CallFacts> ring = new AtomicReferenceArray<>(KEPT);
  private final AtomicInteger next = new AtomicInteger();

  /** Cheap enough for every decision; the oldest makes room. */
  void add(CallFacts facts) {
    ring.setRelease(next.getAndIncrement() & (KEPT - 1), facts);
  }

  /** In no order. */
  List<CallFacts> all() {
    List<CallFacts> all = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      CallFacts facts = ring.getAcquire(i);
      if (facts != null) all.add(facts);
    }
    return all;
  }
}
