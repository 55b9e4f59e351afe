package io.hookswitch.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Words that many JSONs of a kind have, in {@code dictionary-}number{@code .txt}. */
final class PackingDictionary {

  /** For what is of no kind. None is ever to be changed: what was packed with it could not be read any more. A new one gets another number. */
  private static final PackingDictionary FIRST = new PackingDictionary(1, "");

  /** One for each kind of what is kept. The first that fits is taken. */
  private static final List<PackingDictionary> BY_KIND = List.of(
    new PackingDictionary(3, "{\"v\":1,\"epoch\":"),
    new PackingDictionary(4, "{\"v\":1,\"id\":{"),
    new PackingDictionary(2, "{\"v\":1,\"id\":")
  );

  private static final PackingDictionary[] BY_NUMBER = new PackingDictionary[BY_KIND.size() + 2];

  static {
    BY_NUMBER[FIRST.number] = FIRST;
    for (PackingDictionary one : BY_KIND) BY_NUMBER[one.number] = one;
  }

  private final int number;
  private final byte[] beginning;
  private final byte[] words;

  /** @param beginning of the JSON that it is for */
  private PackingDictionary(int number, String beginning) {
    this.number = number;
    this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
    try (InputStream file = PackingDictionary.class.getResourceAsStream("dictionary-" + number + ".txt")) {
      this.words = file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static PackingDictionary of(byte[] json) {
    for (PackingDictionary one : BY_KIND) if (one.fits(json)) return one;
    return FIRST;
  }

  /** {@code null} for one that this release does not have. */
  static PackingDictionary numbered(int number) {
    return number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /** More than the number of any dictionary. */
  static int numbers() {
    return BY_NUMBER.length;
  }

  private boolean fits(byte[] json) {
    return Arrays.equals(json, 0, beginning.length, beginning, 0, beginning.length);
  }

  int number() {
    return number;
  }

  /** Not to be changed. */
  byte[] words() {
    return words;
  }
}
