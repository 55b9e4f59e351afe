package io.hookswitch.south.sip.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gateway plays by itself; to each phone from the beginning.
 *
 * @param music samples, played over and over
 */
record Sounds(short[] ringback, short[] music) {
  private static final int RATE = 8_000;
  private static final int RINGBACK_HERTZ = 425;
  private static final int VOLUME = 4_000;
  private static final long LONGEST_FILE = 64L << 20;
  private static final int[] MELODY = { 262, 330, 392, 523, 392, 330, 294, 349, 440, 587, 440, 349 };

  /**
   * @param music a WAV file, 8,000 samples of 16 bits a second, one channel; empty for the gateway's own
   * @throws IOException when it cannot be read, or is something else
   */
  static Sounds with(Optional<Path> music) throws IOException {
    short[] played = music.isPresent() ? wav(music.get()) : melody();
    return new Sounds(tones(RATE * 5, RATE, RINGBACK_HERTZ), played);
  }

  /** One second of five, as it is usual in most of Europe. */
  private static short[] tones(int length, int sounding, int hertz) {
    short[] samples = new short[length];
    for (int i = 0; i < sounding; i++) samples[i] = sine(i, hertz, VOLUME);
    return samples;
  }

  private static short[] melody() {
    int note = RATE / 2;
    short[] samples = new short[note * MELODY.length];
    for (int i = 0; i < samples.length; i++) {
      double fade = 1 - (double) (i % note) / note;
      samples[i] = sine(i % note, MELODY[i / note], (int) (VOLUME * fade));
    }
    return samples;
  }

  private static short sine(int at, int hertz, int volume) {
    return (short) (volume * Math.sin((2 * Math.PI * hertz * at) / RATE));
  }

  private static short[] wav(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) throw new IOException("expected 64 MB at most, found more");
    ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (wav.limit() < 12 || !word(wav, 0).equals("RIFF") || !word(wav, 8).equals("WAVE")) {
      throw new IOException("expected a WAV file");
    }
    boolean right = false;
    for (int at = 12; at + 8 <= wav.limit(); ) {
      int length = wav.getInt(at + 4);
      int from = at + 8;
      if (length < 0 || from + (long) length > wav.limit()) length = wav.limit() - from;
      if (word(wav, at).equals("fmt ") && length >= 16) right = telephone(wav, from);
      if (word(wav, at).equals("data") && right && length >= 2) {
        short[] samples = new short[length / 2];
        wav.slice(from, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
      }
      at = from + length + (length & 1);
    }
    throw new IOException("expected PCM with 8000 samples of 16 bits a second, one channel");
  }

  private static boolean telephone(ByteBuffer wav, int at) {
    return (
      wav.getShort(at) == 1 && wav.getShort(at + 2) == 1 && wav.getInt(at + 4) == RATE && wav.getShort(at + 14) == 16
    );
  }

  private static String word(ByteBuffer wav, int at) {
    byte[] letters = new byte[4];
    wav.get(at, letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  /** What is played so many ticks after the beginning, {@code null} for silence. */
  short[] frame(Hearing.Source source, long tick) {
    return switch (source) {
      case SILENCE -> null;
      case RINGBACK -> cut(ringback, tick);
      case MUSIC -> cut(music, tick);
    };
  }

  private static short[] cut(short[] from, long tick) {
    short[] frame = new short[Codec.FRAME];
    long start = tick * Codec.FRAME;
    for (int i = 0; i < frame.length; i++) frame[i] = from[(int) ((start + i) % from.length)];
    return frame;
  }
}
