package io.hookswitch.perf;

import io.hookswitch.call.CallId;
import io.hookswitch.config.SipConfig;
import io.hookswitch.config.SipContact;
import io.hookswitch.south.sip.MemorySipStore;
import io.hookswitch.south.sip.Peers;
import io.hookswitch.south.sip.SipConnector;
import io.hookswitch.south.sip.SippPhone;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls between two phones of SIPp, set up and torn down as fast as the SIP connector can, and then some that stay and talk:
 * {@code SipCalls <calls> <at once> <that stay> <seconds>}. The phones send back whatever they hear; what SIPp did not expect is in
 * {@code target/sipp}.
 */
public final class SipCalls {

  private SipCalls() {}

  public static void main(String[] words) throws Exception {
    int calls = Integer.parseInt(words[0]);
    int atOnce = Integer.parseInt(words[1]);
    int staying = Integer.parseInt(words[2]);
    Duration talk = Duration.ofSeconds(Integer.parseInt(words[3]));
    List<Process> phones = new ArrayList<>();
    Vertx vertx = Vertx.vertx();
    boolean good;
    try {
      int ada = SippPhone.freePort();
      int bob = SippPhone.freePort();
      phones.add(sipp("ada", ada, 20_000));
      phones.add(sipp("bob", bob, 30_000));
      run(vertx, ada, bob, new CallLoad(500, atOnce, false), "warm-up", Duration.ZERO);
      good = run(vertx, ada, bob, new CallLoad(calls, atOnce, false), "set up and torn down", Duration.ZERO);
      good &= run(vertx, ada, bob, new CallLoad(staying, 20, true), "that stay", talk);
    } finally {
      phones.forEach(Process::destroyForcibly);
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    System.exit(good ? 0 : 1);
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

  private static boolean run(Vertx vertx, int ada, int bob, CallLoad load, String what, Duration talk)
    throws Exception {
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
      List.of(
        new SipContact(CallLoad.ADA, "sip:15001@127.0.0.1:" + ada),
        new SipContact(CallLoad.BOB, "sip:15002@127.0.0.1:" + bob)
      ),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Path.of("target", "recordings"),
      usual.ringTimeout(),
      usual.sessionExpires(),
      usual.tls()
    );
    SipConnector connector = new SipConnector(
      vertx,
      config,
      Path.of(""),
      new CallLoad.Phones(),
      new MemorySipStore(),
      Peers.alone("load"),
      () -> new CallId(1)
    );
    boolean good = load.run(connector, what, () -> 0);
    System.out.printf("requests %d, answers %d%n", counted(connector, "sip.sent"), counted(connector, "sip.responses"));
    if (talk.isPositive()) listen(connector, talk);
    connector.close().toCompletionStage().toCompletableFuture().join();
    return good;
  }

  private static void listen(SipConnector connector, Duration talk) throws InterruptedException {
    double cpu = CallLoad.cpu();
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
    List<Long> before = names
      .stream()
      .map(name -> figure(connector, name))
      .toList();
    Thread.sleep(talk);
    StringBuilder words = new StringBuilder("in " + talk.toSeconds() + " s:");
    for (int i = 0; i < names.size(); i++) {
      long was = names.get(i).equals("ports") ? 0 : before.get(i);
      words
        .append(' ')
        .append(names.get(i))
        .append(' ')
        .append(figure(connector, names.get(i)) - was);
    }
    System.out.printf(
      "%s, worst %d ms late, %.0f %% of a core%n",
      words,
      figure(connector, "late.worst"),
      ((CallLoad.cpu() - cpu) * 100) / talk.toSeconds()
    );
  }

  private static long figure(SipConnector connector, String name) {
    return counted(connector, "media." + name);
  }

  private static long counted(SipConnector connector, String name) {
    return connector
      .figures()
      .stream()
      .filter(figure -> figure.name().equals("hookswitch." + name))
      .findFirst()
      .orElseThrow()
      .value()
      .getAsLong();
  }
}
