package io.hookswitch.south.sip.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Brings recordings to the disk, on a thread of its own: the mixer waits for no disk. */
final class Recordings implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(100);

  private final Set<Recording> open = ConcurrentHashMap.newKeySet();
  private final Thread writer = Thread.ofPlatform().name("hookswitch-recordings").unstarted(this::run);
  private volatile boolean closed;

  Recordings() {
    writer.start();
  }

  void add(Recording recording) {
    open.add(recording);
  }

  /** Whether this file is being written, or is about to be. */
  boolean writes(Path file) {
    return open.stream().anyMatch(recording -> recording.file().equals(file));
  }

  private void run() {
    while (!closed) {
      open.removeIf(recording -> !recording.write());
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException stopped) {
        break;
      }
    }
    open.forEach(Recording::end);
    open.forEach(Recording::write);
  }

  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
