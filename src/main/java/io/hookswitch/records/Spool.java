package io.hookswitch.records;

import io.hookswitch.wire.MaskedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in which moments wait for the database. Moments are taken from any thread and written by one of its own, all that
 * have come meanwhile in one go. What is in a file survives the process; the disk is told to keep it once a second, which is
 * how much a loss of power may cost.
 *
 * <p>A file is a sequence of frames: four bytes of length, four of CRC-32, then a {@link Line}.
 */
final class Spool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  static final int FRAME_HEAD = 2 * Integer.BYTES;
  private static final int AT_ONCE = 512;
  private static final long ROLL_AT = 4L << 20;
  private static final Duration SYNC_EVERY = Duration.ofSeconds(1);
  private static final String SUFFIX = ".spool";

  private final Path dir;
  private final long run;
  private final MaskedJson json;
  private final long most;
  private final BlockingQueue<Entry> queue;
  private final Thread thread = Thread.ofPlatform().name("records-spool").daemon().unstarted(this::write);
  private final AtomicLong bytes = new AtomicLong();
  private final Drops drops = new Drops(LOG);
  private final Object news = new Object();
  private volatile Tail tail = new Tail("", 0, 0);
  private volatile boolean closing;
  private FileChannel file;
  private boolean dirty;
  private long synced = System.nanoTime();
  private int files;
  private long lines;

  /**
   * How far this run has written.
   *
   * @param file that is being written; "" before the first one
   * @param end of what is whole in it
   * @param line the number of the last line
   */
  record Tail(String file, long end, long line) {}

  /** @param what of the number of the line makes the line; called by this thread */
  private record Entry(LongFunction<Line> what, CompletableFuture<Boolean> kept) {}

  /** Rouses the thread. */
  private static final Entry STOP = new Entry(null, null);

  /**
   * @param run larger than that of any earlier spool in this folder
   * @param most so many bytes may wait, those of earlier runs included
   * @param backlog so many moments may wait for this thread
   */
  Spool(Path dir, long run, MaskedJson json, long most, int backlog) throws IOException {
    this.dir = dir;
    this.run = run;
    this.json = json;
    this.most = most;
    this.queue = new LinkedBlockingQueue<>(backlog);
    for (Path left : files(dir)) bytes.addAndGet(Files.size(left));
  }

  Spool start() {
    thread.start();
    return this;
  }

  /** The files of a folder, oldest first. */
  static List<Path> files(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) return List.of();
    try (Stream<Path> all = Files.list(dir)) {
      return all
        .filter(one -> one.getFileName().toString().endsWith(SUFFIX))
        .sorted()
        .toList();
    }
  }

  /** True when the moment is in a file, false when it was dropped; never failed. */
  CompletableFuture<Boolean> append(Moment moment) {
    return append(number -> Line.of(moment, run, number, json));
  }

  /** The same for what is noted of a user. */
  CompletableFuture<Boolean> append(UserNote note) {
    return append(number -> Line.of(note, run, number));
  }

  private CompletableFuture<Boolean> append(LongFunction<Line> what) {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    if (closing || !queue.offer(new Entry(what, kept))) {
      drops.count(1, closing ? "the node is stopping" : "too many wait for the disk");
      kept.complete(false);
    }
    return kept;
  }

  long run() {
    return run;
  }

  Tail tail() {
    return tail;
  }

  /** Bytes that wait for the database. */
  long bytes() {
    return bytes.get();
  }

  /** Moments that were dropped. */
  long dropped() {
    return drops.total();
  }

  void dropped(int lost, String why) {
    drops.count(lost, why);
  }

  /** So much has arrived in the database, and its file is gone. */
  void freed(long size) {
    bytes.addAndGet(-size);
  }

  /** Waits until there is something new, or for so long. */
  void await(Tail known, Duration patience) throws InterruptedException {
    synchronized (news) {
      if (tail.line() == known.line() && !closing) news.wait(patience.toMillis());
    }
  }

  private void write() {
    List<Entry> batch = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(SYNC_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) batch.add(first);
        queue.drainTo(batch, AT_ONCE);
        batch.remove(STOP);
        if (!batch.isEmpty()) write(batch);
        sync(batch.isEmpty());
      } catch (InterruptedException stop) {
        LOG.warn("the spool is stopped by an interrupt");
        closing = true;
      } catch (RuntimeException bug) {
        LOG.error("the spool could not write {} moments", batch.size(), bug);
        drop(batch, "of a mistake of the gateway");
      } finally {
        batch.clear();
      }
    }
    closeFile();
  }

  private void write(List<Entry> batch) {
    List<byte[]> frames = new ArrayList<>(batch.size());
    int size = 0;
    for (Entry entry : batch) {
      byte[] frame = entry.what().apply(++lines).bytes();
      frames.add(frame);
      size += FRAME_HEAD + frame.length;
    }
    if (bytes.get() + size > most) {
      drop(batch, "records.spoolBytes is reached");
      return;
    }
    try {
      write(frames, size);
      batch.forEach(entry -> entry.kept().complete(true));
    } catch (IOException full) {
      closeFile();
      drop(batch, full.toString());
    }
    synchronized (news) {
      news.notifyAll();
    }
  }

  private void write(List<byte[]> frames, int size) throws IOException {
    if (file == null || tail.end() >= ROLL_AT) roll();
    ByteBuffer all = ByteBuffer.allocate(size);
    CRC32 sum = new CRC32();
    for (byte[] frame : frames) {
      sum.reset();
      sum.update(frame);
      all
        .putInt(frame.length)
        .putInt((int) sum.getValue())
        .put(frame);
    }
    all.flip();
    while (all.hasRemaining()) file.write(all);
    dirty = true;
    bytes.addAndGet(size);
    tail = new Tail(tail.file(), tail.end() + size, lines);
  }

  private void roll() throws IOException {
    closeFile();
    String name = String.format(Locale.ROOT, "%016x-%08x%s", run, ++files, SUFFIX);
    file = FileChannel.open(dir.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    tail = new Tail(name, 0, tail.line());
  }

  private void sync(boolean idle) {
    boolean due = System.nanoTime() - synced >= SYNC_EVERY.toNanos();
    if (!dirty || !(idle || due) || file == null) return;
    try {
      file.force(false);
      dirty = false;
    } catch (IOException broken) {
      LOG.warn("the spool: the disk does not confirm: {}", broken.toString());
    }
    synced = System.nanoTime();
  }

  private void drop(List<Entry> batch, String why) {
    List<Entry> lost = batch
      .stream()
      .filter(entry -> !entry.kept().isDone())
      .toList();
    drops.count(lost.size(), why);
    lost.forEach(entry -> entry.kept().complete(false));
  }

  /** What has been written is on the disk before anybody may take the node for stopped. */
  private void closeFile() {
    if (file == null) return;
    try {
      file.force(false);
      file.close();
    } catch (IOException broken) {
      LOG.warn("the spool: {} could not be closed: {}", tail.file(), broken.toString());
    }
    file = null;
  }

  /** Writes what has come so far; blocks until that is done. */
  @Override
  public void close() {
    closing = true;
    boolean roused = queue.offer(STOP);
    try {
      // Without room for it there is enough in the queue to rouse the thread.
      thread.join(Duration.ofSeconds(roused ? 10 : 20));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    List<Entry> late = new ArrayList<>();
    queue.drainTo(late);
    late.remove(STOP);
    drop(late, "the node is stopping");
    synchronized (news) {
      news.notifyAll();
    }
  }
}
