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
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.south.sip.MemorySipStore;
import io.hookswitch.south.sip.Peers;
import io.hookswitch.south.sip.PhoneBook;
import io.hookswitch.south.sip.SipConnector;
import io.hookswitch.south.sip.SippPhone;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Calls between two phones of SIPp, set up and torn down as fast as the SIP connector can, and then some that stay and talk:
 * {@code SipCalls <calls> <at once> <that stay> <seconds>}. The phones send back whatever they hear; what SIPp did not expect is in
 * {@code target/sipp}.
 */
public final class SipCalls {

  private static final String ADA = "15001";
  private static final String BOB = "15002";

  private final CountDownLatch all;
  private final Semaphore room;
  private final LongAdder failed = new LongAdder();
  private final LongAdder answered = new LongAdder();
  /** Whose leg ended how, and how often. */
  private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
  private final boolean stay;
  private SipConnector connector;

  private SipCalls(int calls, int atOnce, boolean stay) {
    this.all = new CountDownLatch(calls);
    this.room = new Semaphore(atOnce);
    this.stay = stay;
  }

  public static void main(String[] words) throws Exception {
    int calls = Integer.parseInt(words[0]);
    int atOnce = Integer.parseInt(words[1]);
    int staying = Integer.parseInt(words[2]);
    int seconds = Integer.parseInt(words[3]);
    List<Process> phones = new ArrayList<>();
    Vertx vertx = Vertx.vertx();
    try {
      int ada = SippPhone.freePort();
      int bob = SippPhone.freePort();
      phones.add(sipp("ada", ada, 20_000));
      phones.add(sipp("bob", bob, 30_000));
      new SipCalls(500, atOnce, false).run(vertx, ada, bob, 500, 0, "warm-up");
      new SipCalls(calls, atOnce, false).run(vertx, ada, bob, calls, 0, "set up and torn down");
      new SipCalls(staying, 20, true).run(vertx, ada, bob, staying, seconds, "that stay");
    } finally {
      phones.forEach(Process::destroyForcibly);
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Process sipp(String name, int port, int media) throws IOException {
    Path place = Files.createDirectories(Path.of("target", "sipp"));
    return new ProcessBuilder(
      List.of(
        "sipp",
        "-sn",
        "uas",
        "-i",
        "127.0.0.1",
        "-p",
        "" + port,
        "-ci",
        "127.0.0.1",
        "-nostdin",
        "-rtp_echo",
        "-mp",
        "" + media,
        "-trace_err",
        "-error_file",
        place.resolve(name + "-errors").toString()
      )
    )
      .redirectErrorStream(true)
      .redirectOutput(ProcessBuilder.Redirect.DISCARD)
      .start();
  }

  private void run(Vertx vertx, int ada, int bob, int calls, int seconds, String what) throws Exception {
    SipConfig usual = SipConfig.DEFAULT;
    SipConfig config = new SipConfig(
      "127.0.0.1",
      SippPhone.freePort(),
      0,
      0,
      List.of("127.0.0.1"),
      100_000,
      usual.realm(),
      Optional.empty(),
      List.of(new SipContact(ADA, "sip:15001@127.0.0.1:" + ada), new SipContact(BOB, "sip:15002@127.0.0.1:" + bob)),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Path.of("target", "recordings"),
      usual.ringTimeout(),
      usual.sessionExpires(),
      usual.tls()
    );
    connector = new SipConnector(
      vertx,
      config,
      Path.of(""),
      new Book(),
      new MemorySipStore(),
      Peers.alone("load"),
      () -> new CallId(1)
    );
    connector.onEvent(this::heard);
    connector.start().toCompletionStage().toCompletableFuture().join();
    long began = System.nanoTime();
    long cpu = cpu();
    for (int i = 0; i < calls; i++) {
      room.acquire();
      CallId call = new CallId((System.currentTimeMillis() << 20) + i);
      SwitchOrder dial = new SwitchOrder.Dial(call.party(0), phone(ADA), call.party(1), phone(BOB), false, ADA);
      connector.send(1, 1, dial).onFailure(why -> failed.increment());
    }
    boolean done = all.await(60, TimeUnit.SECONDS);
    double took = (System.nanoTime() - began) / 1e9;
    double used = (cpu() - cpu) / 1e9;
    System.out.printf(
      "%d calls %s%s: %.1f s, %.0f calls/s, answered %d, failed %d, CPU %.2f ms a call%n",
      calls,
      what,
      done ? "" : " (NOT ALL DONE)",
      took,
      calls / took,
      answered.sum(),
      failed.sum(),
      (used * 1_000) / calls
    );
    System.out.println("ends: " + ends);
    System.out.printf("requests %d, answers %d%n", counted("sip.sent"), counted("sip.responses"));
    if (seconds > 0) listen(seconds);
    connector.close().toCompletionStage().toCompletableFuture().join();
  }

  private void listen(int seconds) throws InterruptedException {
    long cpu = cpu();
    List<String> names = List.of(
      "ports",
      "received",
      "sent",
      "dropped",
      "ticks",
      "ticks.late",
      "ticks.skipped",
      "busy.millis"
    );
    List<Long> before = names.stream().map(this::figure).toList();
    Thread.sleep(Duration.ofSeconds(seconds));
    StringBuilder words = new StringBuilder("in " + seconds + " s:");
    for (int i = 0; i < names.size(); i++) {
      long was = names.get(i).equals("ports") ? 0 : before.get(i);
      words
        .append(' ')
        .append(names.get(i))
        .append(' ')
        .append(figure(names.get(i)) - was);
    }
    System.out.printf(
      "%s, worst %d ms late, %.0f %% of a core%n",
      words,
      figure("late.worst"),
      (cpu() - cpu) / 1e7 / seconds
    );
  }

  private long figure(String name) {
    return counted("media." + name);
  }

  private long counted(String name) {
    return connector
      .figures()
      .stream()
      .filter(figure -> figure.name().equals("hookswitch." + name))
      .findFirst()
      .orElseThrow()
      .value()
      .getAsLong();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private void heard(SwitchEvent event) {
    PartyId party = event.party();
    if (event instanceof SwitchEvent.Released gone) {
      ends.computeIfAbsent((party.index() == 0 ? "Ada " : "Bob ") + gone.cause(), cause -> new LongAdder()).increment();
    }
    if (party.index() != 1) return;
    if (event instanceof SwitchEvent.Answered) {
      answered.increment();
      if (stay) {
        all.countDown();
        room.release();
      } else {
        connector.send(1, 2, new SwitchOrder.Release(party.call().party(0), ReleaseCause.Hangup));
      }
    } else if (event instanceof SwitchEvent.Released gone) {
      if (gone.cause() != ReleaseCause.RemoteHangup) {
        failed.increment();
      }
      all.countDown();
      room.release();
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

  private static final class Book implements PhoneBook {

    @Override
    public Optional<String> number(String device) {
      return Optional.of(device);
    }

    @Override
    public Optional<Endpoint> subscriber(String number) {
      return Optional.empty();
    }
  }
}
