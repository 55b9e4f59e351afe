package io.hookswitch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A machine for each node: a network namespace with one wire to this process's own, which forwards between them and can
 * lose what one says to another without a word. Linux only. This process must be in a namespace of its own, so that
 * nothing of the machine's network is touched, and everything is gone with it.
 */
final class Network implements AutoCloseable {

  private final List<Process> machines = new ArrayList<>();
  private final List<String> cuts = new ArrayList<>();

  Network(int machineCount) {
    if (!alone()) throw new IllegalStateException("not in a network namespace of its own: start it with unshare --net");
    run("ip", "link", "set", "lo", "up");
    write(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
    for (int machine = 0; machine < machineCount; machine++) {
      Process holder = start("unshare", "--net", "cat");
      machines.add(holder);
      awaitNamespace(holder.pid());
      wire(machine, Long.toString(holder.pid()));
    }
  }

  private static boolean alone() {
    try (Stream<String> interfaces = Files.lines(Path.of("/proc/self/net/dev"))) {
      return interfaces.noneMatch(one -> one.matches("\\s*(eth|en|wl).*"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void wire(int machine, String pid) {
    String hub = "hub" + machine;
    run("ip", "link", "add", hub, "type", "veth", "peer", "name", "wire", "netns", pid);
    run("ip", "address", "add", "10.77." + machine + ".1/24", "dev", hub);
    run("ip", "link", "set", hub, "up");
    inside(machine, "ip", "link", "set", "lo", "up");
    inside(machine, "ip", "address", "add", address(machine) + "/24", "dev", "wire");
    inside(machine, "ip", "link", "set", "wire", "up");
    inside(machine, "ip", "route", "add", "default", "via", "10.77." + machine + ".1");
  }

  String address(int machine) {
    return "10.77." + machine + ".2";
  }

  /** What a command must be preceded by to run on a machine. */
  List<String> on(int machine) {
    return List.of("nsenter", "--net=/proc/" + machines.get(machine).pid() + "/ns/net");
  }

  /** From now on nothing that one machine says gets to the other. */
  void cut(int from, int to) {
    rule("add", from, to);
    cuts.add(from + " " + to);
  }

  void heal() {
    for (String cut : cuts) {
      String[] ends = cut.split(" ");
      rule("del", Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }
    cuts.clear();
  }

  private void rule(String what, int from, int to) {
    run("ip", "rule", what, "from", address(from), "to", address(to), "blackhole");
  }

  private void inside(int machine, String... command) {
    List<String> all = new ArrayList<>(on(machine));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new));
  }

  static void run(String... command) {
    Process process = start(command);
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new UncheckedIOException("needs the commands ip (iproute2), unshare and nsenter (util-linux)", missing);
    }
  }

  private static void awaitNamespace(long pid) {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (namespace("self").equals(namespace(Long.toString(pid)))) {
      if (System.nanoTime() > deadline) throw new IllegalStateException(
        "no new network namespace; is unshare allowed?"
      );
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String namespace(String pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", pid, "ns", "net")).toString();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public void close() {
    machines.forEach(Process::destroyForcibly);
  }
}
