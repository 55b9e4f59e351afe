package io.hookswitch.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What was packed with what every Java has, as all was once; {@link Zstandard} is three times as fast. */
final class Deflated {

  /** To make one costs more than to use it. */
  private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));
  private static final int PIECE = 8192;

  private Deflated() {}

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
