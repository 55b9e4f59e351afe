package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.south.sip.Digest.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static final String URI = "sip:127.0.0.1";
  private static final String SECRET = Digest.hash("MD5", "15001:here:secret");

  private long now;
  private final Digest digest = new Digest("here", Map.of("15001", SECRET), () -> now);

  private String nonce() {
    return Digest.parts(digest.challenge("15001", false)).get("nonce");
  }

  private static String says(String nonce, String count, String password) {
    String secret = Digest.hash("MD5", "15001:here:" + password);
    String what = Digest.hash("MD5", "REGISTER:" + URI);
    String response = count.isEmpty()
      ? Digest.hash("MD5", secret + ":" + nonce + ":" + what)
      : Digest.hash("MD5", secret + ":" + nonce + ":" + count + ":c:auth:" + what);
    String counted = count.isEmpty() ? "" : ", qop=auth, nc=" + count + ", cnonce=\"c\"";
    return (
      "Digest username=\"15001\", realm=\"here\", nonce=\"" +
      nonce +
      "\", uri=\"" +
      URI +
      "\", response=\"" +
      response +
      '"' +
      counted
    );
  }

  private Outcome check(String authorization) {
    return digest.check("15001", "REGISTER", authorization);
  }

  @Test
  void whoKnowsThePasswordIsBelieved() {
    assertThat(check(says(nonce(), "00000001", "secret"))).isEqualTo(Outcome.GOOD);
    assertThat(check(says(nonce(), "", "secret"))).isEqualTo(Outcome.GOOD);
  }

  @Test
  void whoDoesNotIsNot() {
    String nonce = nonce();
    assertThat(check(says(nonce, "00000001", "guess"))).isEqualTo(Outcome.WRONG);
    assertThat(digest.check("15001", "INVITE", says(nonce, "00000001", "secret"))).isEqualTo(Outcome.WRONG);
    assertThat(digest.check("15002", "REGISTER", says(nonce, "00000001", "secret"))).isEqualTo(Outcome.WRONG);
    assertThat(check("Digest nonsense")).isEqualTo(Outcome.WRONG);
  }

  @Test
  void whatWasOverheardIsNoGoodTwice() {
    String nonce = nonce();
    assertThat(check(says(nonce, "00000002", "secret"))).isEqualTo(Outcome.GOOD);
    assertThat(check(says(nonce, "00000002", "secret"))).isEqualTo(Outcome.STALE);
    assertThat(check(says(nonce, "00000001", "secret"))).isEqualTo(Outcome.STALE);
    assertThat(check(says(nonce, "00000003", "secret"))).isEqualTo(Outcome.GOOD);
    String once = nonce();
    assertThat(check(says(once, "", "secret"))).isEqualTo(Outcome.GOOD);
    assertThat(check(says(once, "", "secret"))).isEqualTo(Outcome.STALE);
  }

  @Test
  void aChallengeThatIsOldOrNotOursIsStale() {
    String nonce = nonce();
    assertThat(check(says("ffff", "00000001", "secret"))).isEqualTo(Outcome.STALE);
    now = 301_000_000_000L;
    assertThat(check(says(nonce, "00000001", "secret"))).isEqualTo(Outcome.STALE);
  }
}
