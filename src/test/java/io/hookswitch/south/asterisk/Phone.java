package io.hookswitch.south.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A telephone on loopback: SIPp speaks SIP for it, {@link Ear} hears and says a tone. */
public final class Phone implements AutoCloseable {

  private static final Path SCENARIOS = Path.of("src", "test", "resources", "asterisk").toAbsolutePath();

  private final String number;
  private final String password;
  private final String does;
  private final Path place;
  private final Ear ear;
  private final int port = RealAsterisk.freeUdp();
  private final List<Process> processes = new ArrayList<>();
  private Process waiting;

  /**
   * @param does the scenario of what it does when it is called
   * @param tone that it says all the time, 0 for none
   */
  Phone(String number, String password, String does, int tone, Path place) {
    this.number = number;
    this.password = password;
    this.does = does;
    this.place = place;
    ear = new Ear(tone);
  }

  public Ear ear() {
    return ear;
  }

  /** It can be called, and says where it is. */
  void begin(int server) {
    // What comes while it is about to do something else comes again.
    // SIPp would end because it stood still.
    waiting = sipp(server, does, port, "-default_behaviors", "all,-abortunexp", "-watchdog_interval", "0");
    processes.add(waiting);
    register(server);
  }

  void register(int server) {
    register(server, 3600);
  }

  /** Of what waits for calls, once it has begun. */
  Stream<Long> pid() {
    return Stream.ofNullable(waiting).map(Process::pid);
  }

  /** It cannot be called any more. */
  void leave(int server) {
    register(server, 0);
  }

  private void register(int server, int seconds) {
    String expires = Integer.toString(seconds);
    ended(sipp(server, "registers", RealAsterisk.freeUdp(), "-m", "1", "-key", "expires", expires), "registers");
  }

  /** It calls somebody, and stays until the other end hangs up. */
  Process calls(int server, String dialled) {
    Process calling = sipp(server, "calls", RealAsterisk.freeUdp(), "-m", "1", "-key", "dialled", dialled);
    processes.add(calling);
    return calling;
  }

  private void ended(Process sipp, String scenario) {
    try {
      if (!sipp.waitFor(10, TimeUnit.SECONDS) || sipp.exitValue() != 0) {
        throw new IllegalStateException(number + " " + scenario + ": " + Files.readString(log(scenario)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Path log(String scenario) {
    return place.resolve("log").resolve("sipp-" + number + "-" + scenario);
  }

  private Process sipp(int server, String scenario, int local, String... more) {
    List<String> command = new ArrayList<>(
      List.of("sipp", "127.0.0.1:" + server, "-sf", SCENARIOS.resolve(scenario + ".xml").toString(), "-nostdin")
    );
    command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(local), "-ci", "127.0.0.1"));
    command.addAll(List.of("-key", "ear", Integer.toString(ear.port()), "-key", "number", number));
    command.addAll(List.of("-key", "phone", Integer.toString(port), "-au", number, "-ap", password));
    command.addAll(List.of("-trace_err", "-error_file", log(scenario) + ".errors"));
    command.addAll(List.of(more));
    try {
      return new ProcessBuilder(command)
        .directory(place.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(scenario).toFile()))
        .start();
    } catch (IOException missing) {
      throw new UncheckedIOException("SIPp is missing: run bin/install-asterisk.sh, as make test does", missing);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    ear.close();
  }
}
