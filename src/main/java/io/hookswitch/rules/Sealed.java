package io.hookswitch.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import org.kie.api.KieServices;

/** Names for what was made of certain rules, and a seal that shows that it is whole. */
final class Sealed {

  /** To be changed with the form of the files, and with the meaning of what rules call: {@link Verdict}. */
  private static final String FORM = "verdicts 1";

  private static final int SEAL = 32;

  private Sealed() {}

  /** Of the text that Drools sees, all words there are, and its version: another of these is another name. */
  static String name(RuleSet set) {
    MessageDigest digest = digest();
    String drools = String.valueOf(KieServices.class.getPackage().getImplementationVersion());
    for (String part : new String[] { FORM, drools, DrlPrinter.print(set.rules()) }) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    for (Vocabulary words : Vocabulary.ALL) digest.update(all(words).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** In an order that is the same in every process. */
  private static String all(Vocabulary words) {
    return words.fields() + "" + words.operations() + words.controls() + new TreeSet<>(words.implied());
  }

  static byte[] seal(byte[] body) {
    byte[] sealed = Arrays.copyOf(digest().digest(body), SEAL + body.length);
    System.arraycopy(body, 0, sealed, SEAL, body.length);
    return sealed;
  }

  /** The body, if it is what was sealed. */
  static Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < SEAL) return Optional.empty();
    byte[] body = Arrays.copyOfRange(sealed, SEAL, sealed.length);
    boolean whole = Arrays.equals(digest().digest(body), 0, SEAL, sealed, 0, SEAL);
    return whole ? Optional.of(body) : Optional.empty();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
