package io.hookswitch.south.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.call.CallId;
import io.hookswitch.south.sip.SipStore.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who writes what is kept of a line, and who does not any more. */
class FencedTest {

  private static final CallId ONE = new CallId(1);
  private static final CallId TWO = new CallId(2);

  private byte[] kept;

  private static Claim claim(CallId call, long fence, boolean first) {
    return new Claim(Map.of(call, fence), first);
  }

  private boolean save(Claim claim, String body) {
    Fenced.Outcome outcome = Fenced.save(kept, claim, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    kept = outcome.kept();
    return outcome.newer().isEmpty();
  }

  private boolean take(CallId call, long fence) {
    Fenced.Outcome outcome = Fenced.take(kept, claim(call, fence, false));
    kept = outcome.kept();
    return outcome.newer().isEmpty();
  }

  private String body() {
    return kept == null ? null : new String(Fenced.read(kept).body(), StandardCharsets.UTF_8);
  }

  @Test
  void whoWasOvertakenWritesNothing() {
    assertThat(save(claim(ONE, 3, true), "{1}")).isTrue();
    assertThat(take(ONE, 4)).isTrue();
    assertThat(save(claim(ONE, 3, false), "{stale}")).isFalse();
    assertThat(body()).isEqualTo("{1}");
    assertThat(save(claim(ONE, 4, false), "{2}")).isTrue();
    assertThat(save(claim(ONE, 3, false), null))
      .as("nor forgets it")
      .isFalse();
    assertThat(body()).isEqualTo("{2}");
    assertThat(take(ONE, 3)).isFalse();
  }

  @Test
  void whatTheNextOwnerHasEndedStaysEnded() {
    save(claim(ONE, 3, true), "{1}");
    take(ONE, 4);
    save(claim(ONE, 4, false), null);
    assertThat(save(claim(ONE, 3, false), "{stale}")).isFalse();
    assertThat(body()).isNull();
    assertThat(save(claim(ONE, 3, false), null))
      .as("there is nothing to be forgotten")
      .isTrue();
  }

  @Test
  void aLineThatWentToAnotherCallIsNotWrittenByTheOldOwnerOfTheFirst() {
    save(claim(ONE, 3, true), "{1}");
    take(ONE, 4);
    save(new Claim(Map.of(ONE, 4L, TWO, 1L), false), "{both}");
    save(claim(TWO, 1, false), "{two}");
    assertThat(save(claim(ONE, 3, false), "{stale}")).isFalse();
    assertThat(body()).isEqualTo("{two}");
  }

  @Test
  void fencesOfDifferentCallsAreNotCompared() {
    save(claim(ONE, 30, true), "{1}");
    assertThat(save(claim(TWO, 2, false), "{2}")).isTrue();
    assertThat(body()).isEqualTo("{2}");
  }

  @Test
  void aLineThatGoesThroughManyCallsIsKept() {
    for (int call = 1; call < 100; call++) assertThat(save(claim(new CallId(call), 1, call == 1), "{}")).isTrue();
    assertThat(kept.length).isLessThan(300);
    assertThat(body()).isEqualTo("{}");
  }
}
