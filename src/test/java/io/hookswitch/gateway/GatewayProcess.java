package io.hookswitch.gateway;

import io.hookswitch.FreePort;
import io.hookswitch.SideBySide;
import io.hookswitch.rules.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A gateway in a JVM of its own, started as an operator starts it; keeps all that it says. */
public final class GatewayProcess implements AutoCloseable {

  /** Starting takes a few seconds, and on a build machine that does other things several times that. */
  static final Duration START = Duration.ofSeconds(90);

  private final String host;
  private final int port;
  private final Process process;
  /** A node that has lost its way says millions of lines; whoever started it is to live to tell what the last ones were. */
  private static final int LINES_KEPT = 200_000;

  private final Deque<String> output = new ArrayDeque<>();
  private long forgotten;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> silent = new CompletableFuture<>();

  private final Consumer<String> ear;

  private GatewayProcess(String host, int port, Process process, Consumer<String> ear) {
    this.host = host;
    this.port = port;
    this.process = process;
    this.ear = ear;
    // Not a virtual one: reading from a process holds its carrier, of which there may be one only.
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /** @param environment on top of a clean one, without settings of whoever runs the tests */
  public static GatewayProcess start(int port, Map<String, String> environment) {
    return start(List.of(), "127.0.0.1", port, environment, line -> {});
  }

  /**
   * @param by a command that starts the command that is appended to it, in the same process
   * @param ear is told each line that it says, at once
   */
  public static GatewayProcess start(
    List<String> by,
    String host,
    int port,
    Map<String, String> environment,
    Consumer<String> ear
  ) {
    List<String> command = new ArrayList<>(by);
    command.addAll(List.of(GatewayHarness.HOME.resolve("bin/hookswitch").toString(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).directory(Path.of(System.getProperty("java.io.tmpdir")).toFile());
    builder
      .environment()
      .keySet()
      .removeIf(name -> name.startsWith("HOOKSWITCH_"));
    builder.environment().put("HOOKSWITCH_HTTP_HOST", host);
    builder.environment().put("HOOKSWITCH_HTTP_PORT", Integer.toString(port));
    builder.environment().put("HOOKSWITCH_CLUSTER_PORT", Integer.toString(SideBySide.clusterPort()));
    builder.environment().put("HOOKSWITCH_RULES_COMPILED", Shipped.FOLDER.toString());
    builder.environment().put("HOOKSWITCH_JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    builder
      .environment()
      .put("HOOKSWITCH_STORAGE_DIR", GatewayHarness.HOME.resolve("target/storage/" + UUID.randomUUID()).toString());
    builder.environment().putAll(environment);
    try {
      return new GatewayProcess(host, port, builder.start(), ear);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    return FreePort.next();
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
          if (output.size() > LINES_KEPT) {
            output.remove();
            forgotten++;
          }
        }
        ear.accept(line);
        if (line.contains(" ready in ")) ready.complete(line);
      }
    } catch (IOException closed) {
      silent.completeExceptionally(closed);
    }
    ready.completeExceptionally(new IllegalStateException("ended before it was ready"));
    silent.complete(null);
  }

  /** Waits for the line that says so, and gives it. */
  public String awaitReady() {
    return awaitReady(START);
  }

  /** The same for a machine that may have much else to do. */
  public String awaitReady(Duration patience) {
    return await(ready, patience, "ready");
  }

  /** Waits for its end, and gives the exit code. */
  public int awaitExit(Duration patience) {
    await(process.onExit(), patience, "ended");
    await(silent, patience, "silent");
    return process.exitValue();
  }

  private <T> T await(CompletableFuture<T> future, Duration patience, String expected) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("expected " + expected + " within " + patience + "\n" + this, late);
    } catch (ExecutionException failed) {
      throw new AssertionError("expected " + expected + ": " + failed.getCause().getMessage() + "\n" + this, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Does something as soon as it has ended, however that came. */
  void onExit(Runnable work) {
    process.onExit().thenRun(work);
  }

  /** SIGTERM, as service managers send it. */
  public void terminate() {
    process.toHandle().destroy(); // Process.destroy would also stop listening to it
  }

  public URI uri() {
    return URI.create("http://" + host + ":" + port);
  }

  public int port() {
    return port;
  }

  public String output() {
    synchronized (output) {
      String before = forgotten == 0 ? "" : "(" + forgotten + " lines before)\n";
      return before + String.join("\n", output);
    }
  }

  /** What it has cost so far; zero where the system does not say. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return "output of the gateway at port " + port + ":\n" + output();
  }
}
