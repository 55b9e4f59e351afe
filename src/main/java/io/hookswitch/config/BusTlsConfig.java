package io.hookswitch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The event bus by TLS: with all three files, or with none. Both ends of a connection show their certificate.
 *
 * @param certificate of this node and whoever has signed it, in PEM
 * @param key of the certificate, in PEM, without a password
 * @param authority whoever shows a certificate that is signed by these, in PEM, is a node
 */
public record BusTlsConfig(Optional<Path> certificate, Optional<Path> key, Optional<Path> authority) {
  public static final BusTlsConfig DEFAULT = new BusTlsConfig(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether any of it is said: then all of it has to be. */
  public boolean on() {
    return certificate.isPresent() || key.isPresent() || authority.isPresent();
  }
}
