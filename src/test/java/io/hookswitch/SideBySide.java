package io.hookswitch;

import io.hookswitch.config.ClusterConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two JVMs share the integration tests, a class at a time; most of them wait most of the time. While one has a class that is
 * to be {@link Alone}, the other waits. With three of them the whole took 21 minutes instead of 23. Files are locked for that: between JVMs there is nothing else.
 */
public final class SideBySide implements BeforeAllCallback, AfterAllCallback {

  private static final Path FOLDER = Path.of("target/side-by-side");
  private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SideBySide.class);

  private record Room(FileChannel file, FileLock lock) {}

  /**
   * Where the nodes that this JVM starts meet. Nodes of different clusters refuse each other, but they would look for each
   * other again and again, say so, and wait.
   */
  public static int clusterPort() {
    int side = Integer.parseInt(System.getProperty("hookswitch.side", "1"));
    return ClusterConfig.DEFAULT.port() + 100 * (side - 1);
  }

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    if (nested(tests)) return;
    Files.createDirectories(FOLDER);
    boolean alone = tests.getRequiredTestClass().isAnnotationPresent(Alone.class);
    // Who waits for the room to be empty holds the door: else the other goes on with class after class.
    try (FileChannel door = open("door"); FileLock held = door.lock()) {
      FileChannel room = open("room");
      tests.getStore(HERE).put(Room.class, new Room(room, room.lock(0, Long.MAX_VALUE, !alone)));
      if (!held.isValid()) throw new IllegalStateException("the lock of " + FOLDER + " was lost");
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    Room room = tests.getStore(HERE).remove(Room.class, Room.class);
    if (room == null || nested(tests)) return;
    room.lock().release();
    room.file().close();
  }

  private static boolean nested(ExtensionContext tests) {
    return tests.getRequiredTestClass().getEnclosingClass() != null;
  }

  private static FileChannel open(String name) throws IOException {
    return FileChannel.open(
      FOLDER.resolve(name),
      StandardOpenOption.CREATE,
      StandardOpenOption.READ,
      StandardOpenOption.WRITE
    );
  }
}
