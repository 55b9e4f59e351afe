package io.hookswitch.south.sip;

import io.hookswitch.config.ConfigException;
import io.hookswitch.config.SipTlsConfig;
import io.hookswitch.south.sip.transport.Keys;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of TLS, as they are configured; read when the node starts. */
final class Certificates {

  private static final String WHERE = "switch.sip.tls";

  private Certificates() {}

  /**
   * @return empty when TLS is not spoken
   * @throws ConfigException when they cannot be used; what is in them is not said
   */
  static Optional<Keys> of(Vertx vertx, SipTlsConfig config, Path home) {
    if (!config.on()) return Optional.empty();
    return Optional.of(new Keys(own(vertx, config, home), trusted(vertx, config, home), config.clients()));
  }

  private static KeyManagerFactory own(Vertx vertx, SipTlsConfig config, Path home) {
    if (config.keyStore().isEmpty() && config.key().isEmpty()) {
      throw mistake("key: expected the file with the key of the certificate");
    }
    if (config.keyStore().isPresent() && config.certificate().isPresent()) {
      throw mistake("keyStore: expected either this or a certificate, found both");
    }
    KeyCertOptions options = config
      .keyStore()
      .<KeyCertOptions>map(file -> new PfxOptions().setPath(path(home, file)).setPassword(password(config, home)))
      .orElseGet(() ->
        new PemKeyCertOptions()
          .addCertPath(path(home, config.certificate().orElseThrow()))
          .addKeyPath(path(home, config.key().orElseThrow()))
      );
    try {
      return options.getKeyManagerFactory(vertx);
    } catch (Exception unusable) {
      String which = config.keyStore().isPresent() ? "keyStore" : "certificate";
      throw mistake(which + ": expected a certificate with its key, " + unusable.getMessage());
    }
  }

  private static TrustManagerFactory trusted(Vertx vertx, SipTlsConfig config, Path home) {
    try {
      if (config.trust().isPresent()) {
        return new PemTrustOptions().addCertPath(path(home, config.trust().get())).getTrustManagerFactory(vertx);
      }
      TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      usual.init((KeyStore) null);
      return usual;
    } catch (Exception unusable) {
      throw mistake("trust: expected certificates in PEM, " + unusable.getMessage());
    }
  }

  private static String path(Path home, Path file) {
    return home.resolve(file).toAbsolutePath().toString();
  }

  private static String password(SipTlsConfig config, Path home) {
    if (config.passwordFile().isEmpty()) return config.password().orElse("");
    Path file = home.resolve(config.passwordFile().get());
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw mistake("passwordFile: expected a file with the password, " + file + " cannot be read");
    }
  }

  private static ConfigException mistake(String what) {
    return new ConfigException(List.of(WHERE + "." + what));
  }
}
