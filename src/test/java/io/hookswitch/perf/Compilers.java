package io.hookswitch.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How busy a JVM is with compiling itself: on one processor that takes most of it for minutes, and what is measured
 * meanwhile says how much there was to compile. Linux only, as {@code taskset} is.
 */
public final class Compilers {

  private final Path threads;
  private final Path process;
  private long compiling;
  private long whole;

  public Compilers(long pid) {
    this.process = Path.of("/proc", Long.toString(pid));
    this.threads = process.resolve("task");
  }

  /** Which part of the processor time that the JVM took since this was last asked, or since its start, went into compiling; 0 to 1. */
  public double share() {
    try {
      long before = compiling;
      long then = whole;
      whole = ticks(process);
      compiling = 0;
      for (Path compiler : all()) compiling += ticks(compiler);
      return whole == then ? 0 : (double) (compiling - before) / (whole - then);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Has them work on these processors, and nothing else of the JVM.
   *
   * @param processors as {@code taskset --cpu-list} takes them
   */
  public void workOn(String processors) {
    try {
      for (Path compiler : all()) {
        String thread = compiler.getFileName().toString();
        Process moved = new ProcessBuilder("taskset", "--pid", "--cpu-list", processors, thread)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
        if (moved.waitFor() != 0 && Files.exists(compiler)) throw new IllegalStateException(
          "thread " + thread + " was not moved to " + processors
        );
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Whether the JVM has begun to have any, and has not ended. */
  public boolean there() {
    try {
      return !all().isEmpty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> every = Files.newDirectoryStream(threads)) {
      for (Path thread : every) if (compiles(thread)) all.add(thread);
    } catch (NoSuchFileException ended) {
      return List.of();
    }
    return all;
  }

  private static boolean compiles(Path thread) throws IOException {
    try {
      String name = Files.readString(thread.resolve("comm"));
      return name.startsWith("C1 ") || name.startsWith("C2 ");
    } catch (NoSuchFileException ended) {
      return false;
    }
  }

  /** User and system time, see proc(5): the 14th and 15th word; the second is in brackets and may have spaces. */
  private static long ticks(Path of) throws IOException {
    String stat = Files.readString(of.resolve("stat"));
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }
}
