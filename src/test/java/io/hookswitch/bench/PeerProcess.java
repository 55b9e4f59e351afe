package io.hookswitch.bench;

import io.hookswitch.perf.Compilers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/** A program of the other side in a JVM of its own; it says {@code ready} and its port when it is. */
final class PeerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private PeerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** On the processor of what is measured. */
  static PeerProcess start(Class<?> program, String... words) {
    return pinned(System.getProperty("java.class.path"), program.getName(), words);
  }

  /** The same for one that is not on this program's class path, see {@code bench/pom.xml}. */
  static PeerProcess elsewhere(String program, String... words) {
    return pinned(System.getProperty("hookswitch.bench.peers"), program, words);
  }

  private static PeerProcess pinned(String classPath, String program, String... words) {
    return start(Plan.pinned(), classPath, program, words, pid -> Roaming.starting(pid)::home);
  }

  /** As any other program: of this one it is measured how long it takes to be ready. */
  static PeerProcess timed(Class<?> program, String... words) {
    return start(List.of(), System.getProperty("java.class.path"), program.getName(), words, pid -> () -> {});
  }

  /** @param starting begins something for its process id, and gives what ends that when it is ready */
  private static PeerProcess start(
    List<String> by,
    String classPath,
    String program,
    String[] words,
    LongFunction<Runnable> starting
  ) {
    List<String> command = new ArrayList<>(by);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms2g", "-Xmx2g", "-cp", classPath, program));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      CompletableFuture<Integer> ready = new CompletableFuture<>();
      StringBuffer said = new StringBuffer();
      // Not a virtual one: reading from a process holds its carrier, of which there may be one only.
      Thread.ofPlatform()
        .daemon()
        .start(() -> listen(process, ready, said));
      try {
        Runnable started = starting.apply(process.pid());
        PeerProcess peer = new PeerProcess(process, port(ready, said));
        started.run();
        return peer;
      } catch (RuntimeException failed) {
        process.destroyForcibly();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int port(CompletableFuture<Integer> ready, StringBuffer said) {
    try {
      return ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException failed) {
      String what = failed.getCause() instanceof TimeoutException ? "not ready after " + PATIENCE : "not ready";
      throw new IllegalStateException(what + ", it said:\n" + said, failed);
    }
  }

  private static void listen(Process process, CompletableFuture<Integer> ready, StringBuffer said) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!ready.isDone()) said.append(line).append('\n');
        if (line.startsWith("ready ")) ready.complete(Integer.parseInt(line.substring("ready ".length())));
      }
    } catch (IOException closed) {
      ready.completeExceptionally(closed);
    }
    ready.completeExceptionally(new IllegalStateException("ended before it was ready"));
  }

  List<Compilers> compilers() {
    return List.of(new Compilers(process.pid()));
  }

  /** Those of another one as well, where two are one side. */
  List<Compilers> compilers(PeerProcess other) {
    return List.of(new Compilers(process.pid()), new Compilers(other.process.pid()));
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
