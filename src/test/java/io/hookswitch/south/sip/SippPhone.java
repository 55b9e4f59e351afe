package io.hookswitch.south.sip;

import io.hookswitch.FreePort;
import io.hookswitch.south.asterisk.Ear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A telephone that is not ours: SIPp speaks SIP for it, {@link Ear} hears and says a tone. It answers when it is called. */
public final class SippPhone implements AutoCloseable {

  private static final Path SCENARIOS = Path.of("src", "test", "resources", "sip").toAbsolutePath();

  private final String number;
  private final String password;
  private final boolean tcp;
  private final Path place;
  private final Ear ear;
  private final int port = freePort();
  private final List<Process> processes = new ArrayList<>();

  /** @param tcp whether it speaks SIP over TCP, not UDP */
  public SippPhone(String number, String password, boolean tcp, int tone, Path place) {
    this.number = number;
    this.password = password;
    this.tcp = tcp;
    this.place = place;
    ear = new Ear(tone);
  }

  public static int freePort() {
    return FreePort.next();
  }

  public Ear ear() {
    return ear;
  }

  public String uri() {
    return "sip:" + number + "@127.0.0.1:" + port + (tcp ? ";transport=tcp" : "");
  }

  /** It can be called. */
  public void begin(int server) {
    processes.add(sipp(server, "answers", port));
  }

  /** It says where it is, with its password. */
  public void registers(int server) throws InterruptedException, IOException {
    registers(server, 3_600);
  }

  /** It says that it cannot be called any more. */
  public void leaves(int server) throws InterruptedException, IOException {
    registers(server, 0);
  }

  private void registers(int server, int seconds) throws InterruptedException, IOException {
    String expires = Integer.toString(seconds);
    Process registering = sipp(server, "registers", freePort(), "-m", "1", "-key", "expires", expires);
    processes.add(registering);
    if (!registering.waitFor(10, TimeUnit.SECONDS) || registering.exitValue() != 0) {
      throw new AssertionError(number + " did not register: " + Files.readString(log("registers")));
    }
  }

  private Path log(String scenario) {
    return place.resolve("sipp-" + number + "-" + scenario);
  }

  private Process sipp(int server, String scenario, int local, String... more) {
    List<String> command = new ArrayList<>(
      List.of("sipp", "127.0.0.1:" + server, "-sf", SCENARIOS.resolve(scenario + ".xml").toString(), "-nostdin")
    );
    command.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(local), "-ci", "127.0.0.1"));
    command.addAll(List.of("-t", tcp ? "t1" : "u1", "-key", "ear", Integer.toString(ear.port())));
    command.addAll(List.of("-key", "phone", Integer.toString(port), "-key", "number", number));
    command.addAll(List.of("-au", number, "-ap", password));
    command.addAll(List.of(more));
    try {
      return new ProcessBuilder(command)
        .directory(place.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(scenario).toFile())
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
