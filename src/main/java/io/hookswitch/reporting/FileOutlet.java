package io.hookswitch.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of JSON lines, {@code calls-<when it was begun>-<number>.jsonl}. Only the newest is written; what is in the others
 * does not change any more. A writer begins a file of its own, so that half a line that a killed one has left is the last
 * of its file.
 */
final class FileOutlet implements Outlet {

  private static final Logger LOG = LoggerFactory.getLogger(FileOutlet.class);
  private static final String PREFIX = "calls-";
  private static final String SUFFIX = ".jsonl";
  /** Its order is that of the alphabet. */
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
    "yyyyMMdd'T'HHmmssSSS",
    Locale.ROOT
  ).withZone(ZoneOffset.UTC);

  private final Path dir;
  private final long most;
  private final int kept;
  private FileChannel file;
  private long size;
  private int number;

  FileOutlet(Path dir, long fileBytes, int files) throws IOException {
    this.dir = dir;
    this.most = fileBytes;
    this.kept = files;
    Files.createDirectories(dir);
  }

  @Override
  public void publish(List<Entry> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.json()).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      if (file == null || size + bytes.length > most) roll();
      ByteBuffer all = ByteBuffer.wrap(bytes);
      while (all.hasRemaining()) size += file.write(all);
      file.force(false);
    } catch (IOException broken) {
      // Perhaps half of it is there: it is handed in again, and begins a file.
      end();
      throw broken;
    }
  }

  private void roll() throws IOException {
    end();
    String name = PREFIX + WHEN.format(Instant.now()) + String.format(Locale.ROOT, "-%06d", ++number) + SUFFIX;
    file = FileChannel.open(dir.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    size = 0;
    forget();
  }

  private void forget() throws IOException {
    List<Path> all = files(dir);
    for (Path old : all.subList(0, Math.max(0, all.size() - kept))) Files.deleteIfExists(old);
  }

  /** The files of a folder, oldest first. */
  static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all
        .filter(one -> one.getFileName().toString().startsWith(PREFIX))
        .filter(one -> one.getFileName().toString().endsWith(SUFFIX))
        .sorted()
        .toList();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  private void end() {
    if (file == null) return;
    try {
      file.close();
    } catch (IOException broken) {
      LOG.warn("reporting.dir: a file in {} could not be closed: {}", dir, broken.toString());
    }
    file = null;
  }

  @Override
  public void close() {
    end();
  }
}
