package io.hookswitch.rules;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Writes sets of words, each word once: later by its number. {@link WordsIn} reads them. */
final class WordsOut {

  private final DataOutputStream out;
  private final Map<String, Integer> known = new HashMap<>();

  WordsOut(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  void number(int number) throws IOException {
    out.writeInt(number);
  }

  void words(Set<String> words) throws IOException {
    out.writeShort(words.size());
    for (String word : words) {
      Integer place = known.putIfAbsent(word, known.size());
      out.writeShort(place == null ? known.size() - 1 : place);
      if (place == null) out.writeUTF(word);
    }
  }
}
