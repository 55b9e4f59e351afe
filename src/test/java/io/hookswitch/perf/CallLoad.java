package io.hookswitch.perf;

import com.sun.management.OperatingSystemMXBean;
import io.hookswitch.call.CallId;
import io.hookswitch.call.Endpoint;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.RecordingMode;
import io.hookswitch.call.ReleaseCause;
import io.hookswitch.call.SwitchEvent;
import io.hookswitch.call.SwitchOrder;
import io.hookswitch.call.TelephonyNetwork;
import io.hookswitch.call.UserId;
import io.hookswitch.call.UserRole;
import io.hookswitch.south.PhoneBook;
import io.hookswitch.south.SwitchConnector;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** Calls between two phones that pick up by themselves, so many at once: each is hung up when the called one talks, or stays. */
final class CallLoad {

  static final String ADA = "15001";
  static final String BOB = "15002";
  private static final long PATIENCE_SECONDS = 120;

  private final int calls;
  private final CountDownLatch all;
  private final Semaphore room;
  private final boolean stay;
  private final LongAdder failed = new LongAdder();
  private final LongAdder answered = new LongAdder();
  /** Whose leg ended how, and how often. */
  private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
  private SwitchConnector connector;

  CallLoad(int calls, int atOnce, boolean stay) {
    this.calls = calls;
    this.all = new CountDownLatch(calls);
    this.room = new Semaphore(atOnce);
    this.stay = stay;
  }

  /**
   * Makes the calls, and prints how it went.
   *
   * @param through not started yet
   * @param more CPU seconds of other processes so far, which belong to it
   * @return whether none has failed
   */
  boolean run(SwitchConnector through, String what, DoubleSupplier more) throws InterruptedException {
    connector = through;
    connector.onEvent(this::heard);
    connector.start().toCompletionStage().toCompletableFuture().join();
    long began = System.nanoTime();
    double own = cpu();
    double others = more.getAsDouble();
    for (int i = 0; i < calls; i++) {
      room.acquire();
      CallId call = new CallId((System.currentTimeMillis() << 20) + i);
      SwitchOrder dial = new SwitchOrder.Dial(call.party(0), phone(ADA), call.party(1), phone(BOB), false, ADA);
      connector.send(1, 1, dial).onFailure(why -> {
        failed.increment();
        over();
      });
    }
    boolean done = all.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    double took = (System.nanoTime() - began) / 1e9;
    double used = cpu() - own;
    double usedThere = more.getAsDouble() - others;
    System.out.printf(
      "%d calls %s%s: %.1f s, %.0f calls/s, answered %d, failed %d, CPU %.2f ms a call%s%n",
      calls,
      what,
      done ? "" : " (NOT ALL DONE)",
      took,
      calls / took,
      answered.sum(),
      failed.sum(),
      (used * 1_000) / calls,
      usedThere == 0 ? "" : String.format(", and %.2f ms of the switch", (usedThere * 1_000) / calls)
    );
    System.out.println("ends: " + ends);
    return done && failed.sum() == 0;
  }

  /** Of this process, in seconds. */
  static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  private void over() {
    all.countDown();
    room.release();
  }

  private void heard(SwitchEvent event) {
    PartyId party = event.party();
    if (event instanceof SwitchEvent.Released gone) {
      ends.computeIfAbsent((party.index() == 0 ? "Ada " : "Bob ") + gone.cause(), cause -> new LongAdder()).increment();
    }
    if (party.index() != 1) return;
    if (event instanceof SwitchEvent.Answered) {
      answered.increment();
      if (stay) over();
      else connector.send(1, 2, new SwitchOrder.Release(party.call().party(0), ReleaseCause.Hangup));
    } else if (event instanceof SwitchEvent.Released gone) {
      if (gone.cause() != ReleaseCause.RemoteHangup) failed.increment();
      over();
    }
  }

  /** Each device is its own number, and nobody is reached by one. */
  static final class Phones implements PhoneBook {

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return Optional.empty();
    }
  }

  private static Endpoint phone(String number) {
    UserId user = new UserId("demo", number);
    return new Endpoint(
      number,
      number,
      new Endpoint.Subscriber(user, number, UserRole.Agent, TelephonyNetwork.Private, true, RecordingMode.Unassigned)
    );
  }
}
