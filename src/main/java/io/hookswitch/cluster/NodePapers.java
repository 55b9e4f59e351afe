package io.hookswitch.cluster;

import io.hookswitch.config.BusTlsConfig;
import io.hookswitch.config.ConfigException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * The files of a node's certificate. They are looked at before the node joins: with a wrong one it would be a member that
 * no other can speak to, and each of them would look for the reason elsewhere. What is in them is not said.
 */
record NodePapers(Path certificate, Path key, Path authority) {
  private static final String WHERE = "cluster.bus.tls.";

  /**
   * @param home where relative paths start
   * @throws ConfigException when one is missing
   */
  static NodePapers of(BusTlsConfig tls, Path home) {
    List<String> mistakes = new ArrayList<>();
    Path certificate = file(
      "certificate",
      tls.certificate(),
      "the file with the certificate of this node",
      mistakes,
      home
    );
    Path key = file("key", tls.key(), "the file with the key of the certificate", mistakes, home);
    Path authority = file("authority", tls.authority(), "the file with who has signed certificates", mistakes, home);
    if (!mistakes.isEmpty()) throw new ConfigException(mistakes);
    return new NodePapers(certificate, key, authority);
  }

  private static Path file(String name, Optional<Path> written, String expected, List<String> mistakes, Path home) {
    if (written.isEmpty()) {
      mistakes.add(WHERE + name + ": expected " + expected + ", found nothing");
      return home;
    }
    Path file = home.resolve(written.get()).toAbsolutePath();
    if (!Files.isReadable(file)) {
      mistakes.add(WHERE + name + ": expected " + expected + ", found no file that can be read at " + file);
    }
    return file;
  }

  /**
   * Reads them as the bus will.
   *
   * @throws ConfigException when they do not belong together
   */
  void check(PemKeyCertOptions own, PemTrustOptions believed) {
    Vertx reader = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      X509KeyManager keys = readable(
        "certificate",
        certificate,
        "a certificate and its key in PEM",
        () -> (X509KeyManager) own.getKeyManagerFactory(reader).getKeyManagers()[0]
      );
      X509TrustManager trust = readable(
        "authority",
        authority,
        "certificates in PEM",
        () -> (X509TrustManager) believed.getTrustManagerFactory(reader).getTrustManagers()[0]
      );
      check(keys, trust);
    } finally {
      reader.close(); // nobody waits for it: it holds no resource but its threads
    }
  }

  private void check(X509KeyManager keys, X509TrustManager trust) {
    X509Certificate first = readable("certificate", certificate, "a certificate in PEM", () -> {
      try (var bytes = Files.newInputStream(certificate)) {
        var factory = java.security.cert.CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(bytes);
      }
    });
    String alias = keys.getServerAliases(first.getPublicKey().getAlgorithm(), null)[0];
    if (!belongs(keys.getPrivateKey(alias), first)) {
      throw mistake("key", key, "the key of the certificate", "another one");
    }
    try {
      X509Certificate[] chain = keys.getCertificateChain(alias);
      trust.checkServerTrusted(chain, "UNKNOWN");
      trust.checkClientTrusted(chain, "UNKNOWN");
    } catch (CertificateException refused) {
      String expected = "one that is good at both ends of a connection and signed by " + WHERE + "authority";
      throw mistake(
        "certificate",
        certificate,
        expected,
        first.getSubjectX500Principal() + ": " + refused.getMessage()
      );
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    String algorithm = switch (certificate.getPublicKey().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
    byte[] word = { 1, 2, 3 };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(word);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate);
      verifying.update(word);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private static <T> T readable(String name, Path file, String expected, Callable<T> reading) {
    try {
      return reading.call();
    } catch (Exception unusable) {
      throw mistake(name, file, expected, unusable.getMessage());
    }
  }

  private static ConfigException mistake(String name, Path file, String expected, String found) {
    return new ConfigException(List.of(WHERE + name + ": " + file + ": expected " + expected + ", found " + found));
  }
}
