package io.hookswitch.directory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The password hash. */
final class Bcrypt {

  /** bcrypt looks at no more; cutting silently would let two long passwords pass for each other. */
  static final int MAX_BYTES = 72;

  private static final BCrypt.Verifyer VERIFIER = BCrypt.verifyer();

  private Bcrypt() {}

  /** A hash that no password has, for logins that name nobody. */
  static String nobody(int cost) {
    return "$2a$%02d$".formatted(cost) + ".".repeat(53);
  }

  /** The cost that most of these hashes have: each step doubles the time of a check. */
  static int usualCost(Stream<String> hashes) {
    Map<Integer, Long> costs = hashes.collect(groupingBy(hash -> Integer.parseInt(hash.substring(4, 6)), counting()));
    return costs.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(10);
  }

  /** Takes some 70 ms for a cost of 10, whether it matches or not. */
  static boolean matches(byte[] password, String hash) {
    return VERIFIER.verify(password, hash.getBytes(StandardCharsets.US_ASCII)).verified;
  }
}
