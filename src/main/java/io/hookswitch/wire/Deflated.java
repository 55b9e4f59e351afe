package io.hookswitch.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs with what every Java has. Three times as slow as {@link Zstandard}; all was packed in this way once. */
final class Deflated {

  /** One for each thread: to make one costs more than to use it. */
  private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() ->
    new Deflater(Deflater.BEST_SPEED, true)
  );

  private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));
  private static final int PIECE = 8192;

  private Deflated() {}

  /** @return with a first byte that is not set yet; as long as the JSON when it cannot be made smaller */
  static byte[] pack(byte[] json, PackingDictionary dictionary) {
    Deflater deflater = DEFLATER.get();
    deflater.reset();
    deflater.setDictionary(dictionary.words());
    deflater.setInput(json);
    deflater.finish();
    byte[] form = new byte[json.length];
    int length = 1 + deflater.deflate(form, 1, form.length - 1);
    return deflater.finished() ? Arrays.copyOf(form, length) : form;
  }

  static byte[] unpack(byte[] form, PackingDictionary dictionary) throws IOException {
    Inflater inflater = INFLATER.get();
    inflater.reset();
    try {
      inflater.setDictionary(dictionary.words());
      inflater.setInput(form, 1, form.length - 1);
      ByteArrayOutputStream json = new ByteArrayOutputStream(form.length * 4);
      byte[] piece = new byte[PIECE];
      while (!inflater.finished()) {
        int some = inflater.inflate(piece);
        if (some == 0 || json.size() + some > Packed.LARGEST) throw new DataFormatException("cut, or too large");
        json.write(piece, 0, some);
      }
      return json.toByteArray();
    } catch (DataFormatException spoilt) {
      throw new IOException(spoilt.getMessage(), spoilt);
    }
  }
}
