package io.hookswitch.cluster;

import io.hookswitch.config.BusTlsConfig;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Who signs the certificates of a test, with its own one in PEM. */
public record Authority(Path store, Path certificate) {
  private static final String PASSWORD = "authority-of-a-test";

  public static Authority make(Path place, String name) throws Exception {
    Path store = place.resolve(name + ".p12");
    keytool(store, name, List.of("-ext", "bc:c"));
    return new Authority(store, chain(store, name));
  }

  /** @param more words for keytool */
  public BusTlsConfig issue(String name, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("-signer", name(), "-signerkeypass", PASSWORD));
    keytool(store, name, words);
    Path key = store.resolveSibling(name + "-key.pem");
    Files.writeString(key, pem("PRIVATE KEY", open(store).getKey(name, PASSWORD.toCharArray()).getEncoded()));
    return new BusTlsConfig(Optional.of(chain(store, name)), Optional.of(key), Optional.of(certificate));
  }

  private String name() {
    return store.getFileName().toString().replace(".p12", "");
  }

  private static void keytool(Path store, String name, List<String> more) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(tool.toString(), "-genkeypair", "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(more);
    Path log = store.resolveSibling(name + ".log");
    Process making = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!making.waitFor(30, TimeUnit.SECONDS) || making.exitValue() != 0) {
      throw new AssertionError("no certificate: " + Files.readString(log));
    }
  }

  private static Path chain(Path store, String name) throws Exception {
    StringBuilder text = new StringBuilder();
    for (Certificate one : open(store).getCertificateChain(name)) text.append(pem("CERTIFICATE", one.getEncoded()));
    Path file = store.resolveSibling(name + ".pem");
    return Files.writeString(file, text);
  }

  private static KeyStore open(Path store) throws Exception {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(store)) {
      opened.load(bytes, PASSWORD.toCharArray());
    }
    return opened;
  }

  private static String pem(String what, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
