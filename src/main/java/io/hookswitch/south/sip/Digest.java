package io.hookswitch.south.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who proves that it knows a password. Each challenge is good for five minutes and each of its numbers once, so that nothing
 * that was overheard can be sent again; without numbers a challenge is good once.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616">RFC 7616</a>
 */
final class Digest {

  private static final Pattern PART = Pattern.compile("([a-zA-Z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");
  private static final long GOOD = Duration.ofMinutes(5).toNanos();
  private static final int MOST = 20_000;

  /** What a try comes to. */
  enum Outcome {
    GOOD,
    WRONG,
    /** The password may be right, the challenge is old. */
    STALE,
  }

  private record Nonce(long since, long last) {}

  private final String realm;
  private final Map<String, String> secrets;
  private final LongSupplier clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Nonce> nonces = new LinkedHashMap<>();

  /**
   * @param secrets by name: the digest of name, realm and password, in hexadecimal, MD5 or SHA-256
   * @param clock in nanoseconds
   */
  Digest(String realm, Map<String, String> secrets, LongSupplier clock) {
    this.realm = realm;
    this.secrets = Map.copyOf(secrets);
    this.clock = clock;
  }

  /** Whether anybody with this name has a password. */
  boolean knows(String name) {
    return secrets.containsKey(name);
  }

  /** @param name whose algorithm is to be used */
  String challenge(String name, boolean stale) {
    byte[] some = new byte[16];
    random.nextBytes(some);
    String nonce = HexFormat.of().formatHex(some);
    long now = clock.getAsLong();
    nonces.values().removeIf(old -> now - old.since() > GOOD);
    if (nonces.size() >= MOST) nonces.remove(nonces.keySet().iterator().next());
    nonces.put(nonce, new Nonce(now, 0));
    String algorithm = secrets.getOrDefault(name, "").length() == 64 ? "SHA-256" : "MD5";
    return (
      "Digest realm=\"" +
      realm +
      "\", nonce=\"" +
      nonce +
      "\", algorithm=" +
      algorithm +
      ", qop=\"auth\"" +
      (stale ? ", stale=true" : "")
    );
  }

  static Map<String, String> parts(String authorization) {
    Map<String, String> parts = new HashMap<>();
    Matcher all = PART.matcher(authorization);
    while (all.find()) {
      parts.put(all.group(1).toLowerCase(Locale.ROOT), all.group(2) == null ? all.group(3) : all.group(2));
    }
    return parts;
  }

  /** @param name who it has to be */
  Outcome check(String name, String method, String authorization) {
    Map<String, String> said = parts(authorization);
    String secret = secrets.get(name);
    String shape = secret == null ? "0".repeat(32) : secret;
    boolean right = MessageDigest.isEqual(
      expected(shape, method, said).getBytes(StandardCharsets.US_ASCII),
      said.getOrDefault("response", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)
    );
    boolean whose = name.equals(said.get("username")) && realm.equals(said.get("realm"));
    if (secret == null || !right || !whose) return Outcome.WRONG;
    return fresh(said) ? Outcome.GOOD : Outcome.STALE;
  }

  private static String expected(String secret, String method, Map<String, String> said) {
    String algorithm = secret.length() == 64 ? "SHA-256" : "MD5";
    String what = hash(algorithm, method + ':' + said.getOrDefault("uri", ""));
    String nonce = said.getOrDefault("nonce", "");
    String between = said.containsKey("qop")
      ? nonce + ':' + said.get("nc") + ':' + said.get("cnonce") + ':' + said.get("qop")
      : nonce;
    return hash(algorithm, secret + ':' + between + ':' + what);
  }

  private boolean fresh(Map<String, String> said) {
    String nonce = said.getOrDefault("nonce", "");
    Nonce known = nonces.get(nonce);
    if (known == null || clock.getAsLong() - known.since() > GOOD) return false;
    if (!said.containsKey("qop")) return nonces.remove(nonce) != null;
    Optional<Long> count = count(said.getOrDefault("nc", ""));
    if (count.isEmpty() || count.get() <= known.last()) return false;
    nonces.put(nonce, new Nonce(known.since(), count.get()));
    return true;
  }

  private static Optional<Long> count(String hex) {
    return hex.matches("[0-9a-fA-F]{8}") ? Optional.of(Long.parseLong(hex, 16)) : Optional.empty();
  }

  static String hash(String algorithm, String text) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has " + algorithm, never);
    }
  }
}
