package io.hookswitch.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON as it is kept in the memory of the cluster: smaller. Most of a call's JSON is words that every call has, so they are
 * in a dictionary, which both sides know. Forms of this class and plain JSON may lie side by side.
 */
public final class Packed {

  /** Never to be changed: what was packed with it could not be read any more. Another one gets another number and file. */
  private static final Dictionary FIRST = new Dictionary(1, "");

  /**
   * One for each kind of what is kept: zlib goes through all of it each time, and for a small JSON that is most of the work.
   * The first that fits is taken.
   */
  private static final List<Dictionary> BY_KIND = List.of(
    new Dictionary(3, "{\"v\":1,\"epoch\":"),
    new Dictionary(4, "{\"v\":1,\"id\":{"),
    new Dictionary(2, "{\"v\":1,\"id\":")
  );

  private static final Dictionary[] BY_NUMBER = Stream.concat(Stream.of(FIRST), BY_KIND.stream())
    .sorted(Comparator.comparing(Dictionary::number))
    .toArray(Dictionary[]::new);

  /** One for each thread: to make one costs more than to use it. */
  private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() ->
    new Deflater(Deflater.BEST_SPEED, true)
  );

  private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));

  /** Not worth the time below. */
  private static final int SMALL = 200;
  /** More than anything that is kept; a form that says to be larger is spoilt. */
  private static final int LARGEST = 64 << 20;
  private static final int PIECE = 8192;

  private Packed() {}

  /** The same JSON always gives the same form within a release of Java. */
  public static byte[] pack(byte[] json) {
    if (json.length < SMALL || json[0] != '{') return json;
    Dictionary dictionary = Dictionary.of(json);
    Deflater deflater = DEFLATER.get();
    deflater.reset();
    deflater.setDictionary(dictionary.words);
    deflater.setInput(json);
    deflater.finish();
    byte[] packed = new byte[json.length];
    packed[0] = dictionary.number;
    int length = 1 + deflater.deflate(packed, 1, packed.length - 1);
    return deflater.finished() ? Arrays.copyOf(packed, length) : json;
  }

  /** @throws UnreadableFormatException when it was packed with a dictionary that this release does not have */
  public static byte[] unpack(byte[] form) {
    if (form.length == 0 || form[0] < 0 || form[0] >= ' ') return form;
    if (form[0] == 0 || form[0] > BY_NUMBER.length) throw new UnreadableFormatException("a packed form", form[0]);
    Inflater inflater = INFLATER.get();
    inflater.reset();
    try {
      inflater.setDictionary(BY_NUMBER[form[0] - 1].words);
      inflater.setInput(form, 1, form.length - 1);
      ByteArrayOutputStream json = new ByteArrayOutputStream(form.length * 4);
      byte[] piece = new byte[PIECE];
      while (!inflater.finished()) {
        int some = inflater.inflate(piece);
        if (some == 0 || json.size() + some > LARGEST) throw new DataFormatException("cut, or too large");
        json.write(piece, 0, some);
      }
      return json.toByteArray();
    } catch (DataFormatException spoilt) {
      throw new UncheckedIOException(new IOException("cannot unpack a form of " + form.length + " bytes", spoilt));
    }
  }

  private static final class Dictionary {

    /** The first byte of a form. No text begins with a control character. */
    private final byte number;
    private final byte[] beginning;
    private final byte[] words;

    /** @param beginning of the JSON that it is for */
    private Dictionary(int number, String beginning) {
      this.number = (byte) number;
      this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
      try (InputStream file = Packed.class.getResourceAsStream("dictionary-" + number + ".txt")) {
        this.words = file.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static Dictionary of(byte[] json) {
      for (Dictionary one : BY_KIND) if (one.fits(json)) return one;
      return FIRST;
    }

    private boolean fits(byte[] json) {
      return Arrays.equals(json, 0, beginning.length, beginning, 0, beginning.length);
    }

    private byte number() {
      return number;
    }
  }
}
