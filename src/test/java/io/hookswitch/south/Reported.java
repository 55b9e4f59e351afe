package io.hookswitch.south;

import io.hookswitch.call.PartyId;
import io.hookswitch.call.SwitchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What a connector has reported, for a test that waits for it. */
public final class Reported {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<SwitchEvent> events = new ArrayList<>();

  public synchronized void add(SwitchEvent event) {
    events.add(event);
    notifyAll();
  }

  /** The first event of this party that fits, now or soon. */
  public synchronized <E extends SwitchEvent> E await(Class<E> kind, PartyId party, Predicate<E> fits) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        for (SwitchEvent event : events) {
          if (kind.isInstance(event) && event.party().equals(party) && fits.test(kind.cast(event))) {
            return kind.cast(event);
          }
        }
        long left = until - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("expected " + kind.getSimpleName() + " of " + party + ", reported: " + events);
        }
        wait(1 + left / 1_000_000);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public <E extends SwitchEvent> E await(Class<E> kind, PartyId party) {
    return await(kind, party, any -> true);
  }

  /** All that was reported of a party, in the order in which it was. */
  public synchronized List<SwitchEvent> of(PartyId party) {
    return events
      .stream()
      .filter(event -> event.party().equals(party))
      .toList();
  }

  /** Waits until something is so that nobody reports: looked at again and again, while whoever reports goes on. */
  public void until(String expected, BooleanSupplier so) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > until) throw new AssertionError("expected " + expected);
      rest();
    }
  }

  private synchronized void rest() {
    try {
      wait(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
