package io.hookswitch.token;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, good ones and others, so that what checks them is not what made them. */
final class Forge {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private Forge() {}

  static JsonObject claims(String user) {
    return new JsonObject()
      .put("sub", user)
      .put("iss", "https://id.example")
      .put("aud", "hookswitch")
      .put("exp", Instant.now().getEpochSecond() + 600);
  }

  static JsonObject head(String algorithm) {
    return new JsonObject().put("typ", "JWT").put("alg", algorithm);
  }

  static String hmac(JsonObject head, JsonObject claims, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String text = unsigned(head, claims);
      return text + "." + URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  static String hmac(JsonObject claims, String secret) {
    return hmac(head("HS256"), claims, secret.getBytes(StandardCharsets.UTF_8));
  }

  static KeyPair ecKeys(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  static JsonObject ecJwk(KeyPair keys, String id) {
    ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
    return new JsonObject()
      .put("kty", "EC")
      .put("crv", "P-256")
      .put("kid", id)
      .put("x", coordinate(point.getAffineX()))
      .put("y", coordinate(point.getAffineY()));
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    for (int i = 1; i <= Math.min(bytes.length, fixed.length); i++) fixed[fixed.length - i] = bytes[bytes.length - i];
    return URL.encodeToString(fixed);
  }

  /** JOSE wants the two numbers side by side (RFC 7518, 3.4), which the JDK calls the P1363 format. */
  static String ec(JsonObject head, JsonObject claims, PrivateKey key) {
    return signed("SHA256withECDSAinP1363Format", head, claims, key);
  }

  static String rsa(JsonObject head, JsonObject claims, PrivateKey key) {
    return signed("SHA256withRSA", head, claims, key);
  }

  private static String signed(String how, JsonObject head, JsonObject claims, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(how);
      signature.initSign(key);
      String text = unsigned(head, claims);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** The first two parts, with a dot between. */
  static String unsigned(JsonObject head, JsonObject claims) {
    return URL.encodeToString(head.toBuffer().getBytes()) + "." + URL.encodeToString(claims.toBuffer().getBytes());
  }

  static KeyPair rsaKeys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  static String pem(KeyPair keys) {
    String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  static JsonObject jwk(KeyPair keys, String kid) {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return new JsonObject()
      .put("kty", "RSA")
      .put("use", "sig")
      .put("kid", kid)
      .put("n", URL.encodeToString(unsignedBytes(key.getModulus().toByteArray())))
      .put("e", URL.encodeToString(unsignedBytes(key.getPublicExponent().toByteArray())));
  }

  private static byte[] unsignedBytes(byte[] number) {
    return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
  }
}
