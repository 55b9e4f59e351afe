package io.hookswitch.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A node's own folder within the storage folder, which nodes of one machine share: {@code node-1}, {@code node-2} and so on,
 * the first that no living process holds. The operating system lets go of it when the process ends, however it ends.
 */
final class Slot implements AutoCloseable {

  private static final String NAME = "node-";
  private static final int MOST = 1024;

  /**
   * What this process holds, by all its nodes: to open a file a second time and close it again would give up the lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path dir;
  private final FileChannel file;
  private final FileLock lock;

  private Slot(Path dir, FileChannel file, FileLock lock) {
    this.dir = dir;
    this.file = file;
    this.lock = lock;
  }

  /** @throws IOException when the storage folder cannot be written, or all slots are held */
  static Slot claim(Path storage) throws IOException {
    Files.createDirectories(storage);
    for (int number = 1; number <= MOST; number++) {
      Optional<Slot> slot = hold(storage.resolve(NAME + number));
      if (slot.isPresent()) return slot.get();
    }
    throw new IOException(storage + ": all of " + NAME + "1 to " + NAME + MOST + " are in use");
  }

  /** Folders of nodes that are not there any more, held from now on. */
  static List<Slot> orphans(Path storage) throws IOException {
    List<Slot> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(storage)) {
      for (Path folder : folders
        .filter(one -> one.getFileName().toString().startsWith(NAME))
        .sorted()
        .toList()) {
        if (Spool.files(folder).isEmpty()) continue;
        hold(folder).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether there is something in the folder of any node, of this process or another. */
  static boolean anyLeft(Path storage) throws IOException {
    try (Stream<Path> folders = Files.list(storage)) {
      for (Path folder : folders.filter(one -> one.getFileName().toString().startsWith(NAME)).toList()) {
        if (!Spool.files(folder).isEmpty()) return true;
      }
      return false;
    }
  }

  private static Optional<Slot> hold(Path folder) throws IOException {
    Path dir = Files.createDirectories(folder).toRealPath();
    if (!HELD.add(dir)) return Optional.empty();
    FileChannel file = FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = file.tryLock();
    if (lock != null) return Optional.of(new Slot(dir, file, lock));
    file.close();
    HELD.remove(dir);
    return Optional.empty();
  }

  Path dir() {
    return dir;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
    HELD.remove(dir);
  }
}
