package io.hookswitch.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Remembers for a short time that a password was right. What was wrong is never remembered. */
final class ProvenLogins {

  static final Duration REMEMBERED = Duration.ofSeconds(60);
  static final int MOST = 10_000;
  private static final String ALGORITHM = "HmacSHA256";

  private record Proof(User user, long until) {}

  private final LongSupplier nanos;
  private final SecretKeySpec secret;
  private final Map<LoginKey, Proof> proofs = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<LoginKey, Proof> eldest) {
      return size() > MOST;
    }
  };

  ProvenLogins(LongSupplier nanos) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.secret = new SecretKeySpec(random, ALGORITHM);
    this.nanos = nanos;
  }

  LoginKey key(String login, byte[] password) {
    byte[] name = login.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      // The length first, or "ab" with password "c" would be "a" with password "bc".
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, name.length));
      mac.update(name);
      return new LoginKey(mac.doFinal(password));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java has " + ALGORITHM, absent);
    }
  }

  synchronized Optional<User> user(LoginKey key) {
    Proof proof = proofs.get(key);
    if (proof == null) {
      return Optional.empty();
    }
    if (nanos.getAsLong() - proof.until() >= 0) {
      proofs.remove(key);
      return Optional.empty();
    }
    return Optional.of(proof.user());
  }

  synchronized void remember(LoginKey key, User user) {
    proofs.remove(key);
    proofs.put(key, new Proof(user, nanos.getAsLong() + REMEMBERED.toNanos()));
  }

  synchronized int size() {
    return proofs.size();
  }
}
