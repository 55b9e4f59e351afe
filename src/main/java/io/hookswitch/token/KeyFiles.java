package io.hookswitch.token;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.auth.PubSecKeyOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys from files. Messages name file and line, never what is written there. */
final class KeyFiles {

  private static final int LARGEST_BYTES = 64 * 1024;
  private static final int MOST_KEYS = 16;

  /** HS256 is as strong as its secret, and RFC 7518 (3.2) asks for as many bytes as the hash has. */
  private static final int LEAST_SECRET_BYTES = 32;
  private static final int LEAST_RSA_BITS = 2048;
  private static final Pattern PEM = Pattern.compile(
    "-----BEGIN (PUBLIC KEY|CERTIFICATE)-----\\R([A-Za-z0-9+/=\\s]{1,16384})-----END \\1-----"
  );

  private KeyFiles() {}

  /** One secret a line. They have no names: each is tried. */
  static List<PubSecKeyOptions> secrets(Path file, Set<String> algorithms) {
    String[] lines = text(file).split("\\R");
    List<PubSecKeyOptions> keys = new ArrayList<>();
    int secrets = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      byte[] secret = line.getBytes(StandardCharsets.UTF_8);
      if (secret.length < LEAST_SECRET_BYTES) throw wrong(
        file + ":" + (i + 1),
        "a secret of at least " + LEAST_SECRET_BYTES + " bytes",
        secret.length + " bytes"
      );
      if (++secrets > MOST_KEYS) throw wrong(file.toString(), "at most " + MOST_KEYS + " secrets", "more");
      for (String algorithm : List.of("HS256", "HS384", "HS512")) {
        if (algorithms.contains(algorithm)) keys.add(key(algorithm, Buffer.buffer(secret)));
      }
    }
    if (secrets == 0) throw wrong(file.toString(), "a secret on a line of its own", "none");
    if (keys.isEmpty()) throw wrong("http.tokens.algorithms", "HS256 among them, for " + file, "none for secrets");
    return keys;
  }

  /** PEM blocks of public keys or certificates. They have no names: each is tried. */
  static List<PubSecKeyOptions> publicKeys(Path file, Set<String> algorithms) {
    String text = text(file);
    if (text.contains("PRIVATE KEY")) throw wrong(file.toString(), "public keys only", "a private key");
    List<PubSecKeyOptions> keys = new ArrayList<>();
    Matcher blocks = PEM.matcher(text);
    int read = 0;
    while (blocks.find()) {
      if (++read > MOST_KEYS) throw wrong(file.toString(), "at most " + MOST_KEYS + " keys", "more");
      PublicKey key = publicKey(file, blocks.group(1), blocks.group(2));
      Buffer pem = Buffer.buffer(pem(key));
      for (String algorithm : algorithmsOf(file, key)) {
        if (algorithms.contains(algorithm)) keys.add(key(algorithm, pem));
      }
    }
    if (read == 0) throw wrong(file.toString(), "-----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE-----", "neither");
    if (keys.isEmpty()) throw wrong("http.tokens.algorithms", "one that the keys of " + file + " can have", "none");
    return keys;
  }

  private static PublicKey publicKey(Path file, String kind, String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      if (kind.equals("CERTIFICATE")) {
        return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
      }
      for (String type : List.of("RSA", "EC")) {
        try {
          return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
        } catch (java.security.spec.InvalidKeySpecException another) {
          // The format does not say beforehand what is in it: the next type is tried.
          continue;
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw wrong(file.toString(), "a public key of type RSA or EC", "a " + kind + " that cannot be read");
    }
    throw wrong(file.toString(), "a public key of type RSA or EC", "another one");
  }

  private static List<String> algorithmsOf(Path file, PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < LEAST_RSA_BITS) throw wrong(
        file.toString(),
        "RSA keys of " + LEAST_RSA_BITS + " bits",
        bits + " bits"
      );
      return List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    }
    if (key instanceof ECPublicKey ec) {
      return switch (ec.getParams().getCurve().getField().getFieldSize()) {
        case 256 -> List.of("ES256");
        case 384 -> List.of("ES384");
        default -> List.of("ES512");
      };
    }
    throw wrong(file.toString(), "a public key of type RSA or EC", "one of type " + key.getAlgorithm());
  }

  private static String pem(PublicKey key) {
    String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  private static PubSecKeyOptions key(String algorithm, Buffer content) {
    return new PubSecKeyOptions().setAlgorithm(algorithm).setBuffer(content);
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) throw wrong(file.toString(), "at most " + LARGEST_BYTES + " bytes", "more");
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException absent) {
      throw wrong(file.toString(), "a file of keys", "no such file");
    } catch (CharacterCodingException garbled) {
      throw wrong(file.toString(), "UTF-8 text", "bytes that are not");
    } catch (IOException unreadable) {
      throw wrong(file.toString(), "a readable file", unreadable.toString());
    }
  }

  private static TokenKeysException wrong(String where, String expected, String found) {
    return new TokenKeysException(where + ": expected " + expected + ", found " + found);
  }
}
