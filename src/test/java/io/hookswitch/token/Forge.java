package io.hookswitch.token;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
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

  static String rsa(JsonObject head, JsonObject claims, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
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
