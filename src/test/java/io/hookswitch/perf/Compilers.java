package io.hookswitch.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How busy a JVM is with compiling itself: on one processor that takes most of it for minutes, and what is measured
 * meanwhile says how much there was to compile. Linux only, as {@code taskset} is.
 */
public final class Compilers {

  private final Path process;
  private long compiling;
  private long all;

  public Compilers(long pid) {
    this.process = Path.of("/proc", Long.toString(pid));
    share();
  }

  /** Which part of the processor time that the JVM took since this was last asked went into compiling; 0 to 1. */
  public double share() {
    try {
      long before = compiling;
      long then = all;
      all = ticks(process);
      compiling = 0;
      try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
        for (Path thread : threads) compiling += compiler(thread);
      }
      return all == then ? 0 : (double) (compiling - before) / (all - then);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long compiler(Path thread) throws IOException {
    try {
      String name = Files.readString(thread.resolve("comm"));
      return name.startsWith("C1 ") || name.startsWith("C2 ") ? ticks(thread) : 0;
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }

  /** User and system time, see proc(5): the 14th and 15th word; the second is in brackets and may have spaces. */
  private static long ticks(Path of) throws IOException {
    String stat = Files.readString(of.resolve("stat"));
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }
}
