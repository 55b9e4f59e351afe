package io.hookswitch.south.sip;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that is made for a test, with its key: as PKCS 12 and as PEM. */
record Papers(Path store, Path certificate, Path key) {
  static final String PASSWORD = "papers-of-a-test";

  static Papers make(Path place, String name) throws Exception {
    Path store = place.resolve(name + ".p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = List.of(
      tool.toString(),
      "-genkeypair",
      "-keystore",
      store.toString(),
      "-storetype",
      "PKCS12",
      "-storepass",
      PASSWORD,
      "-alias",
      "own",
      "-keyalg",
      "EC",
      "-groupname",
      "secp256r1",
      "-dname",
      "CN=" + name,
      "-ext",
      "san=ip:127.0.0.1",
      "-validity",
      "2"
    );
    Process making = new ProcessBuilder(command)
      .redirectErrorStream(true)
      .redirectOutput(place.resolve(name + ".log").toFile())
      .start();
    if (!making.waitFor(30, TimeUnit.SECONDS) || making.exitValue() != 0) {
      throw new AssertionError("no certificate: " + Files.readString(place.resolve(name + ".log")));
    }
    KeyStore both = load(store);
    Path certificate = place.resolve(name + ".pem");
    Path key = place.resolve(name + "-key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", both.getCertificate("own").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", both.getKey("own", PASSWORD.toCharArray()).getEncoded()));
    return new Papers(store, certificate, key);
  }

  private static KeyStore load(Path store) throws Exception {
    KeyStore both = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(store)) {
      both.load(bytes, PASSWORD.toCharArray());
    }
    return both;
  }

  private static String pem(String what, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }

  /** Of somebody who shows this certificate, and believes the other one alone. */
  SSLContext context(Papers other) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(load(store), PASSWORD.toCharArray());
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, null);
    Certificate theirs = load(other.store()).getCertificate("own");
    believed.setCertificateEntry("other", theirs);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(believed);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
