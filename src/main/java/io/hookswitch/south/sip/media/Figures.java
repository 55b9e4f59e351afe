package io.hookswitch.south.sip.media;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How the mixer fares; looked at from any thread. */
public final class Figures {

  private static final long LATE = Duration.ofMillis(5).toNanos();

  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder ticks = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder busy = new LongAdder();
  private final AtomicLong worst = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int ports;

  void asked() {
    waiting.incrementAndGet();
  }

  void done() {
    waiting.decrementAndGet();
  }

  void received() {
    received.increment();
  }

  void sent() {
    sent.increment();
  }

  void dropped(long packets) {
    dropped.add(packets);
  }

  void ticked(long lateNanos, long tookNanos, int open) {
    ticks.increment();
    busy.add(tookNanos);
    ports = open;
    if (lateNanos > LATE) late.increment();
    worst.accumulateAndGet(lateNanos, Math::max);
  }

  void skipped(long missed) {
    skipped.add(missed);
  }

  void ports(int open) {
    ports = open;
  }

  /** Phones that have a port. */
  public long ports() {
    return ports;
  }

  /** What the mixer was asked for, and has not done yet. */
  public long waiting() {
    return waiting.get();
  }

  /** Packets of phones. */
  public long packetsReceived() {
    return received.sum();
  }

  public long packetsSent() {
    return sent.sum();
  }

  /** Packets that were of no use, of nobody who was expected, or could not be sent. */
  public long packetsDropped() {
    return dropped.sum();
  }

  /** Of 20 ms each. */
  public long ticks() {
    return ticks.sum();
  }

  /** Ticks that began more than 5 ms after their time: phones hear that. */
  public long ticksLate() {
    return late.sum();
  }

  /** Ticks that were left out because it was far too late. */
  public long ticksSkipped() {
    return skipped.sum();
  }

  /** How long the mixer has worked. */
  public long busyMillis() {
    return Duration.ofNanos(busy.sum()).toMillis();
  }

  /** How late a tick has ever begun. */
  public long worstMillis() {
    return Duration.ofNanos(worst.get()).toMillis();
  }
}
