package io.hookswitch.reporting;

import io.hookswitch.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Kafka broker, alone, in a process of its own on loopback. */
final class KafkaBroker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path CLASS_PATH = Path.of("target", "kafka.classpath");

  private final Path dir;
  private final int port;
  private Process process;

  private KafkaBroker(Path dir, int port) {
    this.dir = dir;
    this.port = port;
  }

  static KafkaBroker start(Path dir) throws IOException, InterruptedException {
    KafkaBroker broker = new KafkaBroker(dir, freePort());
    String settings = """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
    log.dirs=%3$s
    offsets.topic.replication.factor=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=1
    offsets.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    num.partitions=3
    """.formatted(broker.port, freePort(), dir.resolve("data"));
    Files.writeString(dir.resolve("server.properties"), settings);
    Process format = broker.run("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c");
    if (!format.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
      throw new IllegalStateException("Kafka has no folder: " + broker.said());
    }
    broker.up();
    return broker;
  }

  private static int freePort() {
    return FreePort.next();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private Process run(String... command) throws IOException {
    if (!Files.exists(CLASS_PATH)) {
      throw new IllegalStateException("Kafka is missing: run make target/kafka.classpath, as make test does");
    }
    List<String> all = new ArrayList<>(
      List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1")
    );
    all.addAll(List.of("-cp", Files.readString(CLASS_PATH).strip()));
    all.addAll(List.of(command));
    all.add(dir.resolve("server.properties").toString());
    return new ProcessBuilder(all)
      .redirectErrorStream(true)
      .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()))
      .start();
  }

  /** Starts it, or starts it again with what it has. */
  void up() throws IOException {
    process = run("kafka.Kafka");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) throw new IllegalStateException("no broker: " + said());
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String said() throws IOException {
    return Files.readString(dir.resolve("log"));
  }

  /** Killed. */
  void down() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
