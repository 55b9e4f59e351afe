package io.hookswitch.decisionlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of lines that rotates by size; whole calls and users are sampled, refusals are all written. */
public final class FileDecisionLog implements DecisionLog {

  private static final Logger LOG = LoggerFactory.getLogger(FileDecisionLog.class);
  private static final int RECENT = 200;
  private static final long PATIENCE_MILLIS = 5_000;

  private final BlockingQueue<Decided> queue;
  private final long sampled;
  private final DecisionLines lines;
  private final Handler out;
  private final Thread writer;
  private final ArrayDeque<String> recent = new ArrayDeque<>(RECENT);
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean closing;

  /**
   * @param share of calls whose accepted commands are written, from 0.0 to 1.0: those of a call all, or none; and of users,
   *     as to their phones
   * @param queue records that may wait
   * @param out given one line at a time, on one thread
   */
  FileDecisionLog(double share, int queue, Pattern mask, Handler out) {
    this.queue = new ArrayBlockingQueue<>(queue);
    this.sampled = (long) (share * Integer.MAX_VALUE);
    this.lines = new DecisionLines(mask);
    this.out = out;
    out.setFormatter(new Verbatim());
    out.setLevel(Level.ALL);
    out.setErrorManager(new Counting());
    this.writer = Thread.ofPlatform().name("decision-log").daemon().unstarted(this::write);
  }

  /**
   * Opens the log.
   *
   * @param file the newest is this with {@code .0} behind it, the one before {@code .1}; where another node has them, its own
   *     have one more number
   * @param fileBytes after which a new file is begun
   * @param files kept
   * @throws IOException when the file cannot be written
   */
  public static FileDecisionLog open(Path file, double share, int fileBytes, int files, int queue, Pattern mask)
    throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Percent signs mean something to the handler.
    String pattern = file.toAbsolutePath().toString().replace("%", "%%") + ".%g";
    FileDecisionLog log = new FileDecisionLog(share, queue, mask, new FileHandler(pattern, fileBytes, files, true));
    log.writer.start();
    return log;
  }

  /** For tests that want the writer to begin later. */
  void start() {
    writer.start();
  }

  @Override
  public void offer(Decided decided) {
    if (decided.accepted() && !sampled(decided)) return;
    if (closing || !queue.offer(decided)) dropped.incrementAndGet();
  }

  private boolean sampled(Decided decided) {
    // Numbers of calls that follow each other are spread, as those of one node would be.
    long spread = (decided.origin().hashCode() * 0x9E3779B97F4A7C15L) >>> 33;
    return spread < sampled || sampled == Integer.MAX_VALUE;
  }

  private void write() {
    while (!closing || !queue.isEmpty()) {
      try {
        Decided next = queue.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) write(next);
      } catch (InterruptedException stop) {
        closing = true;
      }
    }
    out.close();
  }

  private void write(Decided decided) {
    long before = failed.get();
    try {
      String line = lines.of(decided);
      out.publish(new LogRecord(Level.INFO, line));
      if (failed.get() != before) return;
      written.incrementAndGet();
      keep(line);
    } catch (Exception broken) {
      if (failed.getAndIncrement() == 0) LOG.error("a decision could not be written", broken);
    }
  }

  private void keep(String line) {
    synchronized (recent) {
      if (recent.size() == RECENT) recent.removeFirst();
      recent.addLast(line);
    }
  }

  @Override
  public List<String> recent() {
    synchronized (recent) {
      return List.copyOf(recent);
    }
  }

  @Override
  public long written() {
    return written.get();
  }

  @Override
  public long dropped() {
    return dropped.get();
  }

  @Override
  public long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    closing = true;
    try {
      writer.join(PATIENCE_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    if (writer.isAlive()) LOG.warn("{} decisions were not written in time", queue.size());
  }

  /** The line and its end. */
  private static final class Verbatim extends Formatter {

    @Override
    public String format(LogRecord line) {
      return line.getMessage() + '\n';
    }
  }

  /** What the handler would tell the console once, and then no more. */
  private final class Counting extends ErrorManager {

    @Override
    public void error(String message, Exception why, int code) {
      if (failed.getAndIncrement() == 0) LOG.error("a decision could not be written: {}", message, why);
    }
  }
}
