package io.hookswitch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places for what tests write and nobody needs afterwards: under {@code target}, where "make clean" finds it. */
public final class Scratch {

  private Scratch() {}

  public static Path folder(String name) throws IOException {
    return Files.createTempDirectory(place(), name);
  }

  public static Path file(String name, String suffix) throws IOException {
    return Files.createTempFile(place(), name, suffix);
  }

  private static Path place() throws IOException {
    return Files.createDirectories(Path.of("target/scratch").toAbsolutePath());
  }
}
