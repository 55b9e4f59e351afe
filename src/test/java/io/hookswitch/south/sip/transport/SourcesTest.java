package io.hookswitch.south.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookswitch.south.sip.transport.Sources.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private long now;
  private final Sources sources = new Sources(List.of("10.1.0.0/16", "192.0.2.7"), 2, () -> now);

  private Verdict from(String address) throws UnknownHostException {
    return sources.request(InetAddress.getByName(address));
  }

  @Test
  void whoIsInNoNetworkIsAStranger() throws UnknownHostException {
    assertThat(from("10.1.255.3")).isEqualTo(Verdict.WELCOME);
    assertThat(from("10.2.0.1")).isEqualTo(Verdict.STRANGER);
    assertThat(from("192.0.2.7")).isEqualTo(Verdict.WELCOME);
    assertThat(from("192.0.2.8")).isEqualTo(Verdict.STRANGER);
    assertThat(from("::1")).isEqualTo(Verdict.STRANGER);
    assertThat(new Sources(List.of(), 2, () -> now).known(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  @Test
  void nobodySendsMoreThanItMay() throws UnknownHostException {
    from("10.1.0.1");
    assertThat(from("10.1.0.1")).isEqualTo(Verdict.WELCOME);
    assertThat(from("10.1.0.1")).isEqualTo(Verdict.TOO_MANY);
    assertThat(from("10.1.0.2")).isEqualTo(Verdict.WELCOME);
    now = 1_000_000_000L;
    assertThat(from("10.1.0.1")).isEqualTo(Verdict.WELCOME);
  }

  @Test
  void whatIsNoNetworkIsSaidToBeNone() {
    assertThat(List.of("10.1.0.0/33", "300.1.1.1", "::1", "localhost", "")).noneMatch(Sources::fits);
    assertThat(List.of("10.1.0.0/0", "10.1.0.0/32", "10.1.0.0")).allMatch(Sources::fits);
  }
}
