package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** WAV files of tests: one to be played, and what is in one that was recorded. */
public final class Tones {

  private static final int RATE = 8_000;
  private static final int HEADER = 44;
  private static final int BLOCK = 4;

  private Tones() {}

  /** A second of a tone, one channel. */
  public static byte[] wav(int hertz) {
    ByteBuffer wav = ByteBuffer.allocate(HEADER + RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav
      .put(word("RIFF"))
      .putInt(HEADER - 8 + RATE * 2)
      .put(word("WAVEfmt "))
      .putInt(16);
    wav
      .putShort((short) 1)
      .putShort((short) 1)
      .putInt(RATE)
      .putInt(RATE * 2)
      .putShort((short) 2)
      .putShort((short) 16);
    wav.put(word("data")).putInt(RATE * 2);
    for (int i = 0; i < RATE; i++) wav.putShort((short) (8_000 * Math.sin((2 * Math.PI * hertz * i) / RATE)));
    return wav.array();
  }

  private static byte[] word(String letters) {
    return letters.getBytes(StandardCharsets.US_ASCII);
  }

  /** How much of a tone is in a channel of a recording, on the whole. */
  public static double volume(byte[] wav, int channel, int hertz) {
    double turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
    double before = 0;
    double last = 0;
    int samples = (wav.length - HEADER) / BLOCK;
    ByteBuffer sound = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      double now = sound.getShort(HEADER + i * BLOCK + channel * 2) + turn * last - before;
      before = last;
      last = now;
    }
    double power = last * last + before * before - turn * last * before;
    return (2 * Math.sqrt(Math.max(0, power))) / samples;
  }

  public static double seconds(Path file) throws IOException {
    return Files.exists(file) ? Math.max(0, Files.size(file) - HEADER) / (double) (RATE * BLOCK) : 0;
  }

  /** Waits until so much is in the file: there is nobody who would say so. */
  public static void awaitSeconds(Path file, double least) throws IOException {
    long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (seconds(file) < least) {
      if (System.nanoTime() > until) throw new AssertionError("expected " + least + " s, found " + seconds(file));
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
