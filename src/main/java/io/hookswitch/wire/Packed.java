package io.hookswitch.wire;

import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as it is kept in the memory of the cluster: smaller. Most of a call's JSON is words that every call has, so they are
 * in a dictionary, which both sides know. Forms of this class and plain JSON may lie side by side.
 *
 * <p>The first byte of a form tells how it was packed, by {@link Zstandard} or as {@link Deflated}, and with which {@link
 * PackingDictionary}. No text begins with a control character.
 */
public final class Packed {

  /** More than anything that is kept; a form that says to be larger is spoilt. */
  static final int LARGEST = 64 << 20;

  private static final int ZSTANDARD = 0x10;
  private static final int NUMBERS = 0x0f;
  /** Not worth the time below. */
  private static final int SMALL = 200;

  private Packed() {}

  /**
   * Loads what packs, before there is a call that would wait for it. Blocks.
   *
   * @throws PackingException when this node could read nothing of what the others keep: it must not start
   */
  public static Void load() {
    try {
      Native.load();
    } catch (LinkageError | RuntimeException missing) {
      throw new PackingException(missing);
    }
    byte[] any = new byte[SMALL];
    any[0] = '{';
    unpack(pack(any));
    return null;
  }

  /** The same JSON always gives the same form within a release of Hookswitch and Java. */
  public static byte[] pack(byte[] json) {
    if (json.length < SMALL || json[0] != '{') return json;
    PackingDictionary dictionary = PackingDictionary.of(json);
    byte[] form = Zstandard.pack(json, dictionary);
    if (form.length >= json.length) return json;
    form[0] = (byte) (ZSTANDARD | dictionary.number());
    return form;
  }

  /** @throws UnreadableFormatException when it was packed in a way, or with a dictionary, that this release does not have */
  public static byte[] unpack(byte[] form) {
    if (form.length == 0 || form[0] < 0 || form[0] >= ' ') return form;
    PackingDictionary dictionary = PackingDictionary.numbered(form[0] & NUMBERS);
    if (dictionary == null) throw new UnreadableFormatException("a packed form", form[0]);
    try {
      return (form[0] & ~NUMBERS) == ZSTANDARD ? Zstandard.unpack(form, dictionary) : Deflated.unpack(form, dictionary);
    } catch (IOException spoilt) {
      throw new UncheckedIOException(
        "cannot unpack a form of " + form.length + " bytes: " + spoilt.getMessage(),
        spoilt
      );
    }
  }
}
