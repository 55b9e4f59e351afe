package io.hookswitch.wire;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.Arrays;

/**
 * Packs with zstd: it digests a dictionary once, and not for each form again, which for a small JSON is most of the work. Its
 * library is native, and is unpacked into the directory of temporary files when it is first used: {@link Packed#load}.
 */
final class Zstandard {

  /** Makes forms as small as Java's deflate does, and smaller. */
  private static final int LEVEL = 3;
  /** What a thread keeps room for. */
  private static final int USUAL = 16 << 10;
  private static final ZstdDictCompress[] PACKING = new ZstdDictCompress[PackingDictionary.numbers()];
  private static final ZstdDictDecompress[] UNPACKING = new ZstdDictDecompress[PackingDictionary.numbers()];

  static {
    for (int number = 0; number < PACKING.length; number++) {
      PackingDictionary dictionary = PackingDictionary.numbered(number);
      if (dictionary == null) continue;
      PACKING[number] = new ZstdDictCompress(dictionary.words(), LEVEL);
      UNPACKING[number] = new ZstdDictDecompress(dictionary.words());
    }
  }

  private static final Cleaner CLEANER = Cleaner.create();
  /** To make one costs more than to use it. */
  private static final ThreadLocal<Desk> DESK = ThreadLocal.withInitial(Desk::new);

  private Zstandard() {}

  /** @return with a first byte that is not set yet; perhaps larger than the JSON */
  static byte[] pack(byte[] json, PackingDictionary dictionary) {
    Desk desk = DESK.get();
    byte[] form = desk.room(1 + (int) Zstd.compressBound(json.length));
    int length = desk.packing
      .loadDict(PACKING[dictionary.number()])
      .compressByteArray(form, 1, form.length - 1, json, 0, json.length);
    return Arrays.copyOf(form, 1 + length);
  }

  static byte[] unpack(byte[] form, PackingDictionary dictionary) throws IOException {
    long size = Zstd.getFrameContentSize(form, 1, form.length - 1);
    if (size <= 0 || size > Packed.LARGEST) throw new IOException("cut, or too large");
    byte[] json = new byte[(int) size];
    try {
      DESK.get()
        .unpacking.loadDict(UNPACKING[dictionary.number()])
        .decompressByteArray(json, 0, json.length, form, 1, form.length - 1);
      return json;
    } catch (ZstdException spoilt) {
      throw new IOException(spoilt.getMessage(), spoilt);
    }
  }

  /** What a thread packs with; its native memory is freed some time after the thread is gone. */
  private static final class Desk {

    private final ZstdCompressCtx packing = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdDecompressCtx unpacking = new ZstdDecompressCtx();
    private final byte[] usual = new byte[USUAL];

    private Desk() {
      ZstdCompressCtx first = packing;
      ZstdDecompressCtx second = unpacking;
      CLEANER.register(this, () -> {
        first.close();
        second.close();
      });
    }

    private byte[] room(int bytes) {
      return bytes <= usual.length ? usual : new byte[bytes];
    }
  }
}
