package io.hookswitch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * SIP by TLS. It is spoken when there is a {@code certificate} or a {@code keyStore}.
 *
 * @param port on which it is spoken
 * @param certificate of this gateway and whoever has signed it, in PEM
 * @param key of the certificate, in PEM (PKCS 8), without a password
 * @param keyStore both in one file instead, PKCS 12
 * @param password of the key store; better in {@code passwordFile} or in the environment than in the file of settings
 * @param passwordFile a file with nothing but the password
 * @param trust whoever's certificates are signed by these is believed, in PEM; without it, those that Java believes
 * @param clients whether phones and trunks that connect have to show a certificate, too
 */
public record SipTlsConfig(
  @Whole(from = 1, to = 65_535) int port,
  Optional<Path> certificate,
  Optional<Path> key,
  Optional<Path> keyStore,
  Optional<String> password,
  Optional<Path> passwordFile,
  Optional<Path> trust,
  boolean clients
) {
  public static final SipTlsConfig DEFAULT = new SipTlsConfig(
    5061,
    Optional.empty(),
    Optional.empty(),
    Optional.empty(),
    Optional.empty(),
    Optional.empty(),
    Optional.empty(),
    false
  );

  /** Whether it is spoken at all. */
  public boolean on() {
    return certificate.isPresent() || keyStore.isPresent();
  }

  /** Without the password: it is not for logs. */
  @Override
  public String toString() {
    return "SipTlsConfig[port=" + port + ", on=" + on() + ", clients=" + clients + "]";
  }
}
