package io.hookswitch.north.pages;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * One file, ready to be sent.
 *
 * @param type what it is, for {@code Content-Type}
 * @param tag names this very content; without quotes
 * @param plain the file as it is
 * @param gzip the same, compressed; empty where that would save nothing
 */
record PageFile(String type, String tag, Buffer plain, Optional<Buffer> gzip) {
  private static final Map<String, String> TYPES = Map.of(
    "html",
    "text/html; charset=utf-8",
    "css",
    "text/css; charset=utf-8",
    "js",
    "text/javascript; charset=utf-8",
    "ts",
    "text/plain; charset=utf-8",
    "md",
    "text/markdown; charset=utf-8",
    "json",
    "application/json",
    "svg",
    "image/svg+xml",
    "png",
    "image/png",
    "webmanifest",
    "application/manifest+json"
  );

  /** @throws IllegalArgumentException when nobody has said what files with such a name are */
  static PageFile of(String name, byte[] content) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.get(ending);
    if (type == null) throw new IllegalArgumentException(
      "web/" + name + ": expected one of " + TYPES.keySet().stream().sorted().toList() + " at its end"
    );
    byte[] packed = pack(content);
    Optional<Buffer> gzip = packed.length < content.length ? Optional.of(Buffer.buffer(packed)) : Optional.empty();
    return new PageFile(type, Digest.of(content), Buffer.buffer(content), gzip);
  }

  private static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
