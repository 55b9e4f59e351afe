package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What one phone says (left) and hears (right), in a WAV file: 16 bits, 8,000 samples a second. While it is paused there is
 * nothing of that time in the file, no silence either. Its header is right after every write, so that a file whose node
 * has died can be played.
 */
final class Recording {

  private static final int WAITING = 200;
  private static final int HEADER = 44;
  private static final int BLOCK = 4;

  private final Path file;
  private final Runnable broken;
  private final BlockingQueue<short[][]> waiting = new ArrayBlockingQueue<>(WAITING);
  private FileChannel channel;
  private long bytes;
  private volatile boolean over;
  private volatile boolean lost;

  /** @param broken told once when it cannot be written, or not as fast as people speak */
  Recording(Path file, Runnable broken) {
    this.file = file;
    this.broken = broken;
  }

  Path file() {
    return file;
  }

  /** On the thread of the mixer, as all that follows until {@link #write}. */
  void put(short[] said, short[] heard) {
    if (!over && !waiting.offer(new short[][] { said, heard })) lost = true;
  }

  void end() {
    over = true;
  }

  /**
   * Writes what waits; on a thread that may wait itself.
   *
   * @return whether there may be more to come
   */
  boolean write() {
    boolean last = over;
    try {
      if (lost) throw new IOException("the disk is slower than people speak");
      List<short[][]> frames = new ArrayList<>();
      waiting.drainTo(frames);
      if (channel == null) begin();
      if (!frames.isEmpty()) append(frames);
      if (last) channel.close();
      return !last;
    } catch (IOException unwritable) {
      over = true;
      try {
        if (channel != null) channel.close();
      } catch (IOException second) {
        unwritable.addSuppressed(second);
      }
      Media.LOG.warn("the recording {} is broken off: {}", file.getFileName(), unwritable.toString());
      broken.run();
      return false;
    }
  }

  private void begin() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    header();
  }

  private void append(List<short[][]> frames) throws IOException {
    ByteBuffer audio = ByteBuffer.allocate(frames.size() * Codec.FRAME * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    for (short[][] frame : frames) {
      for (int i = 0; i < Codec.FRAME; i++) audio.putShort(at(frame[0], i)).putShort(at(frame[1], i));
    }
    audio.flip();
    bytes += audio.limit();
    long at = HEADER + bytes - audio.limit();
    while (audio.hasRemaining()) at += channel.write(audio, at);
    header();
  }

  private static short at(short[] frame, int i) {
    return frame == null ? 0 : frame[i];
  }

  private void header() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header
      .put(word("RIFF"))
      .putInt((int) (HEADER - 8 + bytes))
      .put(word("WAVEfmt "))
      .putInt(16);
    header
      .putShort((short) 1)
      .putShort((short) 2)
      .putInt(8_000)
      .putInt(8_000 * BLOCK);
    header
      .putShort((short) BLOCK)
      .putShort((short) 16)
      .put(word("data"))
      .putInt((int) bytes)
      .flip();
    long at = 0;
    while (header.hasRemaining()) at += channel.write(header, at);
  }

  private static byte[] word(String letters) {
    return letters.getBytes(StandardCharsets.US_ASCII);
  }
}
