package io.hookswitch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeginningTest {

  private final Map.Entry<String, String> filler = new AbstractMap.SimpleEntry<>("calls", null);

  private String claim(String by, String... members) {
    return new Beginning.Claim(by, Set.of(members)).process(filler);
  }

  @Test
  void oneFillsAndTheOthersWait() {
    assertThat(claim("a", "a", "b")).isEqualTo("a");
    assertThat(claim("b", "a", "b")).isEqualTo("a");
    assertThat(claim("a", "a", "b")).isEqualTo("a");
  }

  @Test
  void whoDiesOverItLeavesItToTheNextOne() {
    claim("a", "a", "b");
    assertThat(claim("b", "b")).isEqualTo("b");
    // The one that was thought dead does not end what another has begun anew.
    assertThat(claim("", "a")).isEqualTo("b");
  }

  @Test
  void whatIsFilledStaysFilled() {
    claim("a", "a", "b");
    assertThat(claim("", "a")).isEmpty();
    assertThat(claim("b", "b")).isEmpty();
    assertThat(claim("a", "a")).isEmpty();
  }

  @Test
  void epochsOfLeasesGoOnByTheClockWhenNobodyKnowsThem() {
    Map.Entry<Integer, Lease> lease = new AbstractMap.SimpleEntry<>(7, null);
    assertThat(new LeaseClaim("a", Set.of("a"), 1_000).process(lease)).isEqualTo(new Lease("a", 1_000));
    assertThat(new LeaseClaim("b", Set.of("b"), 2_000).process(lease)).isEqualTo(new Lease("b", 1_001));
  }
}
