package io.hookswitch.records;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files of a spool in order. What {@link #next} gave comes again until it is {@link #taken}; a file of which all has
 * been taken, and to which nothing will be added, is deleted.
 */
final class SpoolReader {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolReader.class);
  private static final int LARGEST = 16 << 20;

  private final Path dir;
  private final Supplier<Spool.Tail> tail;
  private final Safe safe;
  private final LongConsumer freed;
  private String file = "";
  private long position;
  private long ahead;
  private boolean whole;

  /** Makes sure that what was taken stays where it was taken to. */
  @FunctionalInterface
  interface Safe {
    void now() throws SQLException;
  }

  /**
   * @param tail of who writes here, an empty one when nobody does
   * @param safe called before a file is deleted
   * @param freed told the size of each file that is deleted
   */
  SpoolReader(Path dir, Supplier<Spool.Tail> tail, Safe safe, LongConsumer freed) {
    this.dir = dir;
    this.tail = tail;
    this.safe = safe;
    this.freed = freed;
  }

  /** Some lines, oldest first; none when all has been taken. */
  List<Line> next(int most, long mostBytes) throws IOException, SQLException {
    while (true) {
      Spool.Tail now = tail.get();
      List<Path> files = Spool.files(dir)
        .stream()
        .filter(one -> now.file().isEmpty() || one.getFileName().toString().compareTo(now.file()) <= 0)
        .toList();
      if (files.isEmpty()) return List.of();
      Path oldest = files.getFirst();
      String name = oldest.getFileName().toString();
      if (!name.equals(file)) {
        file = name;
        position = 0;
      }
      boolean growing = name.equals(now.file());
      List<Line> lines = read(oldest, growing ? now.end() : Files.size(oldest), most, mostBytes);
      if (!lines.isEmpty() || growing) return lines;
      delete(oldest);
    }
  }

  /** What {@link #next} gave last need not come again. */
  void taken() {
    position = ahead;
  }

  private List<Line> read(Path from, long end, int most, long mostBytes) throws IOException {
    List<Line> lines = new ArrayList<>();
    ahead = position;
    whole = true;
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
      while (lines.size() < most && ahead - position < mostBytes && ahead < end && whole) {
        byte[] frame = frame(in, end);
        if (frame == null) torn(from, end);
        else lines.add(Line.of(frame));
      }
    }
    return lines;
  }

  private byte[] frame(FileChannel in, long end) throws IOException {
    if (ahead + Spool.FRAME_HEAD > end) return null;
    ByteBuffer head = read(in, ahead, Spool.FRAME_HEAD);
    int length = head.getInt();
    int sum = head.getInt();
    if (length <= 0 || length > LARGEST || ahead + Spool.FRAME_HEAD + length > end) return null;
    byte[] frame = read(in, ahead + Spool.FRAME_HEAD, length).array();
    CRC32 check = new CRC32();
    check.update(frame);
    if ((int) check.getValue() != sum) return null;
    ahead += Spool.FRAME_HEAD + length;
    return frame;
  }

  /** Whoever wrote it did not come to the end of it, so nobody was told that it is kept. */
  private void torn(Path from, long end) {
    LOG.warn("{}: the last {} bytes are no whole line, its writer was stopped in the middle of it", from, end - ahead);
    ahead = end;
    whole = false;
  }

  private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, at + bytes.position()) < 0) throw new EOFException("a file of the spool has become shorter");
    }
    return bytes.flip();
  }

  private void delete(Path done) throws IOException, SQLException {
    safe.now();
    long size = Files.size(done);
    Files.delete(done);
    freed.accept(size);
  }
}
