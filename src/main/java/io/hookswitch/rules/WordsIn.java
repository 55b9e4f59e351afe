package io.hookswitch.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@link WordsOut} has written. */
final class WordsIn {

  private final DataInputStream in;
  private final List<String> known = new ArrayList<>();

  WordsIn(byte[] body) {
    this.in = new DataInputStream(new ByteArrayInputStream(body));
  }

  int number() throws IOException {
    return in.readInt();
  }

  Set<String> words() throws IOException {
    Set<String> words = new TreeSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      int place = in.readUnsignedShort();
      if (place == known.size()) known.add(in.readUTF());
      if (place >= known.size()) throw new IOException("word " + place + " has not been named");
      words.add(known.get(place));
    }
    return words;
  }
}
