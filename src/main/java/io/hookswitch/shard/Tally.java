package io.hookswitch.shard;

import java.util.concurrent.atomic.LongAdder;

/** What a node has to do, in numbers; kept by its {@link NodeVerticle}, read from any thread. */
public final class Tally {

  private final Mailbox mailbox;
  private final LongAdder takenOver = new LongAdder();
  private final LongAdder fenced = new LongAdder();
  private volatile int shards;
  private volatile int calls;
  private volatile boolean settled;

  Tally(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  void owns(int shards, int calls, boolean settled) {
    this.shards = shards;
    this.calls = calls;
    this.settled = settled;
  }

  void tookOver(int calls) {
    takenOver.add(calls);
  }

  void wasFenced() {
    fenced.increment();
  }

  /** Whether each shard that it should own has an owner, here or (while it moves) elsewhere; as of a second ago at most. */
  public boolean settled() {
    return settled;
  }

  /** Shards that it owns, as of a second ago at most. */
  public int shards() {
    return shards;
  }

  /** Calls that it owns, as of a second ago at most; also those that are over and can still be looked at. */
  public int calls() {
    return calls;
  }

  /** Calls that it has taken over from other nodes, or from the store. */
  public long takenOver() {
    return takenOver.sum();
  }

  /** How often a call here found that another node owns it. */
  public long fenced() {
    return fenced.sum();
  }

  /** Those who wait for an answer of an owner here. */
  public int waiting() {
    return mailbox.waiting();
  }

  /** The most that ever have waited. */
  public int mostWaiting() {
    return mailbox.most();
  }

  /** Those who were told to come back later. */
  public long refused() {
    return mailbox.refused();
  }
}
