package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to the mixer. What is asked for is done in the next tick, in the order in which it was asked for. All methods but
 * {@link #close} return at once, from any thread.
 */
public final class Media implements AutoCloseable {

  static final Logger LOG = LoggerFactory.getLogger(Media.class);

  private static final long TICK = Duration.ofMillis(20).toNanos();
  /** A thread that has stood still for longer does not make up for it. */
  private static final long FORGOTTEN = 5 * TICK;
  private static final int LARGEST = 1_500;
  /** A thousand phones that all change at once ask for about as much. */
  private static final int MOST_WAITING = 10_000;

  private final InetAddress address;
  private final int lowest;
  private final int highest;
  private final int most;
  private final Sounds sounds;
  private final Inlet inlet;
  private final Figures figures = new Figures();
  private final Recordings recordings = new Recordings();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<String, Port> ports = new HashMap<>();
  private final ByteBuffer wire = ByteBuffer.allocateDirect(LARGEST);
  private final Thread thread = Thread.ofPlatform()
    .name("hookswitch-media")
    .priority(Thread.MAX_PRIORITY)
    .unstarted(this::run);
  private volatile boolean closed;
  private long tick;

  /** Told which key was pressed on which phone; on the mixer's thread, must not wait. */
  public interface Keys {
    void pressed(String port, char key);
  }

  /**
   * @param lowest of the UDP ports for phones, which are even ones; 0 for any
   * @param music see {@code switch.sip.music}
   * @throws IOException when the music cannot be read
   */
  public Media(InetAddress address, int lowest, int highest, Optional<Path> music, Keys pressed) throws IOException {
    this(address, lowest, highest, music, pressed, MOST_WAITING);
  }

  /** @param most so much may wait for the next tick until no phone is taken on any more */
  Media(InetAddress address, int lowest, int highest, Optional<Path> music, Keys pressed, int most) throws IOException {
    this.most = most;
    this.address = address;
    this.lowest = lowest;
    this.highest = highest;
    sounds = Sounds.with(music);
    inlet = new Inlet(wire, figures, pressed);
    thread.start();
  }

  public Figures figures() {
    return figures;
  }

  /**
   * Opens a port for a phone. It hears nothing yet. This is where too much is refused: all else is about a phone that has a
   * port, and would be missing.
   *
   * @return the UDP port
   * @throws IOException when none is free, or the mixer does not keep up with what it is asked for
   */
  public int open(String name) throws IOException {
    if (figures.waiting() >= most) throw new IOException("the mixer is behind, and takes on no more phones");
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      int number = bind(channel);
      later(() -> {
        Port port = new Port(name, channel, figures);
        Port before = ports.put(name, port);
        if (before != null) before.close();
        inlet.listen(channel, port);
      });
      return number;
    } catch (IOException full) {
      channel.close();
      throw full;
    }
  }

  private int bind(DatagramChannel channel) throws IOException {
    int pairs = lowest == 0 ? 1 : (highest - lowest) / 2 + 1;
    int first = ThreadLocalRandom.current().nextInt(pairs);
    IOException why = null;
    for (int i = 0; i < pairs; i++) {
      int number = lowest == 0 ? 0 : lowest + 2 * ((first + i) % pairs);
      try {
        channel.bind(new InetSocketAddress(address, number));
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
      } catch (IOException taken) {
        why = taken;
      }
    }
    throw new IOException("no UDP port of " + lowest + " to " + highest + " is free", why);
  }

  /** Where the phone is. */
  public void reaches(String name, Remote remote) {
    with(name, port -> port.reaches(remote));
  }

  /** What these phones hear from now on; all of them in the same tick. */
  public void hear(Map<String, Hearing> table) {
    Map<String, Hearing> copy = Map.copyOf(table);
    later(() ->
      copy.forEach((name, hearing) -> {
        Port port = ports.get(name);
        if (port != null) port.hears(hearing, tick);
      })
    );
  }

  /** @param keys of {@code 0-9 * # A-D}, pressed for the phone to hear */
  public void press(String name, String keys) {
    with(name, port -> port.press(keys));
  }

  /**
   * Begins a recording; it is written while {@link Hearing#tape} names it.
   *
   * @param broken told when the recording cannot go on; on a thread that is nobody's
   */
  public void record(String name, String tape, Path file, Runnable broken) {
    with(name, port -> {
      Recording recording = new Recording(file, broken);
      recordings.add(recording);
      port.record(tape, recording);
    });
  }

  /** Whether the file is not complete yet; from any thread. */
  public boolean records(Path file) {
    return recordings.writes(file);
  }

  public void stopRecording(String name, String tape) {
    with(name, port -> port.stopRecording(tape));
  }

  public void close(String name) {
    later(() -> {
      Port port = ports.remove(name);
      if (port != null) port.close();
      figures.ports(ports.size());
    });
  }

  private void with(String name, Consumer<Port> task) {
    later(() -> {
      Port port = ports.get(name);
      if (port != null) task.accept(port);
    });
  }

  private void later(Runnable task) {
    figures.asked();
    tasks.add(task);
    LockSupport.unpark(thread);
  }

  private void run() {
    long next = System.nanoTime();
    while (!closed) {
      long now = System.nanoTime();
      if (now < next) {
        LockSupport.parkNanos(next - now);
        continue;
      }
      boolean idle = ports.isEmpty();
      guarded(this::tick);
      if (!idle) figures.ticked(now - next, System.nanoTime() - now, ports.size());
      if (ports.isEmpty() && tasks.isEmpty()) {
        LockSupport.park();
        next = System.nanoTime();
        continue;
      }
      next += TICK;
      long missed = System.nanoTime() - next;
      if (missed > FORGOTTEN) {
        figures.skipped(missed / TICK);
        next += (missed / TICK) * TICK;
      }
    }
    ports.values().forEach(Port::close);
    guarded(inlet::close);
  }

  /** A bug in one tick must not silence all calls for good. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("a tick of the mixer has failed", bug);
    }
  }

  private void tick() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      figures.done();
      guarded(task);
    }
    if (ports.isEmpty()) return;
    inlet.receive();
    ports.values().forEach(Port::listen);
    for (Port port : ports.values()) port.speak(heard(port), wire);
    tick++;
  }

  private short[] heard(Port port) {
    Mix mix = new Mix();
    mix.add(sounds.frame(port.hearing().source(), tick - port.since()));
    for (String name : port.hearing().others()) {
      Port other = ports.get(name);
      if (other != null) mix.add(other.voice());
    }
    return mix.heard();
  }

  /** Waits until everything is written. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    recordings.close();
  }
}
